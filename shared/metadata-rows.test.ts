import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repeatedKeys, rowsOf, textOf } from './metadata-rows.ts'

describe('textOf', () => {
  it('is compact JSON in the order of the rows, also of keys that are numbers', () => {
    const rows = [
      { key: 'b', value: '1' },
      { key: '2', value: 'two' },
      { key: '1', value: '"' },
    ]
    expect(textOf(rows)).toBe('{"b":"1","2":"two","1":"\\""}')
  })

  it('is nothing for no rows', () => {
    expect(textOf([])).toBe('')
  })

  it('leaves characters as they are, which is the shortest way to send them', () => {
    expect(textOf([{ key: 'name', value: 'Zoë 😀' }])).toBe('{"name":"Zoë 😀"}')
  })
})

describe('rowsOf', () => {
  it.each([
    ['', []],
    [' ', []],
    ['{}', []],
    ['{ }', []],
    ['{"a":"b"}', [{ key: 'a', value: 'b' }]],
    [
      ' {\n"a" : "b" ,\t"__proto__":"\\u00e9\\n"} ',
      [
        { key: 'a', value: 'b' },
        { key: '__proto__', value: 'é\n' },
      ],
    ],
    [
      '{"a":"}","b":","}',
      [
        { key: 'a', value: '}' },
        { key: 'b', value: ',' },
      ],
    ],
    [
      '{"a":"1","a":"2"}',
      [
        { key: 'a', value: '1' },
        { key: 'a', value: '2' },
      ],
    ],
  ])('of %j are the rows', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows)
  })

  it.each([
    'crm-4711',
    '{',
    '}',
    '{"a"}',
    '{"a":"b"',
    '{"a":"b",}',
    '{,"a":"b"}',
    '{"a":"b"}}',
    '{"a":"b"} {"c":"d"}',
    '{"a":1}',
    '{"a":null}',
    '{"a":{"b":"c"}}',
    '{"a":["b"]}',
    '["a"]',
    '"a"',
    "{'a':'b'}",
    '{a:"b"}',
    '{"a":"b\n"}',
    '{"a":"\\x"}',
    '{"a":"\\u12"}',
    '{}}',
  ])('of %j are none', (text) => {
    expect(rowsOf(text)).toBeNull()
  })

  it('gives back any rows, also those with one key twice', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('a', '__proto__', '"', '\\', '\uD800'),
    )
    const rows = fc.array(fc.record({ key: text, value: text }))
    fc.assert(
      fc.property(rows, (typed) => {
        expect(rowsOf(textOf(typed))).toEqual(typed)
      }),
    )
  })

  it('reads what a parser of JSON reads, and nothing else', () => {
    const texts = fc.oneof(
      fc.json({ maxDepth: 1 }),
      fc
        .array(fc.constantFrom('{', '}', '"', 'a', ':', ',', '\\', ' ', '1'), { maxLength: 12 })
        .map((all) => all.join('')),
      fc.dictionary(fc.string(), fc.string()).map((object) => JSON.stringify(object, null, 1)),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const rows = rowsOf(text)
        if (rows === null || text.trim() === '') return
        const last = Object.fromEntries(rows.map(({ key, value }) => [key, value]))
        expect(JSON.parse(text)).toEqual(last)
      }),
      { numRuns: 2000 },
    )
  })

  it('does not take long over a text that is nearly one', () => {
    const start = performance.now()
    expect(rowsOf(`{"a":"${'\\\\'.repeat(100_000)}`)).toBeNull()
    expect(rowsOf(`{${' '.repeat(200_000)}"a"`)).toBeNull()
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('repeatedKeys', () => {
  it('names each key that stands twice, once', () => {
    const rows = ['a', 'b', 'a', 'A', 'a', 'b'].map((key) => ({ key, value: '' }))
    expect(repeatedKeys(rows)).toEqual(['a', 'b'])
    expect(repeatedKeys(rows.slice(0, 2))).toEqual([])
  })
})
