import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from '../vectors/hs256.json' with { type: 'json' }
import { compareTokens } from './compare.ts'

const encode = (text: string) => Buffer.from(text).toString('base64url')
const signature = 'A'.repeat(43)
const tokenOf = (payload: string, header = '{"alg":"HS256"}', end = signature) =>
  `${encode(header)}.${encode(payload)}.${end}`
const payloadsOf = (first: string, second: string) => compareTokens(tokenOf(first), tokenOf(second)).payload
const differencesOf = (first: string, second: string) =>
  payloadsOf(first, second).members.map(({ name, nth, difference }) => [name, nth, difference])

describe('compareTokens', () => {
  it.each(vectors)('finds nothing between "$name" and itself', ({ token }) => {
    const compared = compareTokens(token, ` Bearer ${token}\n`)
    expect(compared).toMatchObject({ signature: 'same', encoding: [], parts: null, isSame: true })
    for (const { members, isReordered, text } of [compared.header, compared.payload]) {
      expect(members.length).toBeGreaterThan(0)
      expect(new Set(members.map(({ difference }) => difference))).toEqual(new Set(['same']))
      expect({ isReordered, text }).toEqual({ isReordered: false, text: 'same' })
    }
  })

  it('tells what changed, and what only one has, in the order of the first', () => {
    expect(differencesOf('{"a":1,"b":2,"c":"x"}', '{"a":1,"c":["x"],"d":null}')).toEqual([
      ['a', 0, 'same'],
      ['b', 0, 'only-first'],
      ['c', 0, 'changed'],
      ['d', 0, 'only-second'],
    ])
  })

  it('gives both values as they are written', () => {
    const [member] = payloadsOf('{"exp":1e400}', '{"exp": "1"}').members
    expect(member).toMatchObject({
      difference: 'changed',
      first: { valueText: '1e400', type: 'number' },
      second: { valueText: '"1"', type: 'string' },
    })
  })

  it.each([
    ['"ë"', '"\\u00eb"', 'rewritten'],
    ['"ë"', '"e\u0308"', 'changed'],
    ['1', '1.0', 'rewritten'],
    ['1', '"1"', 'changed'],
    ['1e400', '1e500', 'changed'],
    ['9007199254740993', '9007199254740992', 'changed'],
    ['[1, 2]', '[1,2]', 'rewritten'],
    ['{"a":1}', '{"a":2}', 'changed'],
    ['null', 'false', 'changed'],
    ['NaN', 'nan', 'changed'],
  ])('says of %s and %s: %s', (first, second, difference) => {
    expect(differencesOf(`{"a":${first}}`, `{"a":${second}}`)).toEqual([['a', 0, difference]])
  })

  it('compares duplicates in their order, and names them', () => {
    const compared = payloadsOf('{"role":"a","role":"b"}', '{"role":"a"}')
    expect(compared.duplicates).toEqual(['role'])
    expect(compared.members.map(({ nth, difference }) => [nth, difference])).toEqual([
      [0, 'same'],
      [1, 'only-first'],
    ])
  })

  it('sees another order, and other white space', () => {
    expect(payloadsOf('{"a":1,"b":2}', '{"b":2,"a":1}')).toMatchObject({
      isReordered: true,
      text: 'different',
    })
    expect(payloadsOf('{"a":1,"b":2}', '{"x":0,"a":1,"b":2}').isReordered).toBe(false)
    expect(payloadsOf('{"a":1}', '{ "a": 1 }')).toMatchObject({ isReordered: false, text: 'layout' })
  })

  it('sees bytes that are written in other letters', () => {
    const text = '{"u":"??>"}'
    const plain = tokenOf('').replace('..', `.${Buffer.from(text).toString('base64')}.`)
    expect(compareTokens(tokenOf(text), plain)).toMatchObject({
      payload: { text: 'same' },
      signature: 'same',
      encoding: [
        {
          segment: 'payload',
          message: 'The payload is base64url in the first and plain base64 with padding in the second.',
        },
      ],
      isSame: false,
    })
    expect(compareTokens(tokenOf('{}'), tokenOf('{}', undefined, `${signature.slice(1)}B`))).toMatchObject({
      signature: 'rewritten',
      encoding: [{ segment: 'signature' }],
    })
  })

  it.each([
    [signature, `B${signature.slice(1)}`, 'different'],
    [signature, '', 'only-first'],
    ['', signature, 'only-second'],
    ['', '', 'none'],
  ])('says of the signatures %j and %j: %s', (first, second, difference) => {
    expect(compareTokens(tokenOf('{}', undefined, first), tokenOf('{}', undefined, second)).signature).toBe(
      difference,
    )
  })

  it('counts the parts', () => {
    expect(compareTokens('a', tokenOf('{}')).parts).toBe('The first has one part, the second 3 parts.')
    expect(compareTokens('', '').parts).toBeNull()
  })

  it('says the same of two tokens either way round, whatever they are', () => {
    const turned = { 'only-first': 'only-second', 'only-second': 'only-first' } as const
    const object = fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.json({ maxDepth: 1 })), { maxLength: 4 })
      .map((members) => `{${members.map(([name, value]) => `"${name}":${value}`).join()}}`)
    const text = fc.oneof(
      object.map((payload) => tokenOf(payload)),
      fc.string(),
    )
    fc.assert(
      fc.property(text, text, (first, second) => {
        const there = compareTokens(first, second)
        const back = compareTokens(second, first)
        const listed = (members: typeof there.payload.members) =>
          members.map(({ name, nth, difference }) => `${name} ${nth} ${difference}`).sort()
        const back2 = back.payload.members.map((member) => ({
          ...member,
          difference: turned[member.difference as keyof typeof turned] ?? member.difference,
        }))
        expect(listed(there.payload.members)).toEqual(listed(back2))
        expect(there.payload.isReordered).toBe(back.payload.isReordered)
        expect(there.isSame).toBe(back.isSame)
      }),
    )
  })
})
