import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readToken } from './read-token.ts'

const encoded = (text: string) => Buffer.from(text).toString('base64url')
const tokenOf = (payload: string, header = '{"alg":"HS256"}') =>
  `${encoded(header)}.${encoded(payload)}.${'A'.repeat(43)}`

test('a token in a link is found, and what was done is said', () => {
  const token = tokenOf('{"td":"t","exp":1795287375}')
  const reading = readToken(`https://acme.digitalsamba.com/demo?token=${token}&x=1`)
  expect(reading?.inspected.token).toBe(token)
  expect(reading?.cleaned).toHaveLength(1)
  expect(reading?.times).toEqual({ iat: null, nbf: null, exp: 1_795_287_375 })
})

test('of a broken payload what can be read is used', () => {
  const reading = readToken(tokenOf('{"td":"t","nbf":5,"u" oops'))
  expect(reading?.inspected.claims).toBeNull()
  expect(reading?.guess).toBe('digital-samba')
  expect(reading?.times.nbf).toBe(5)
})

test('a time that is no number is known to be one that can’t be read', () => {
  expect(readToken(tokenOf('{"exp":"5"}'))?.isTimeUnreadable).toBe(true)
  expect(readToken(tokenOf('{"exp":null}'))?.isTimeUnreadable).toBe(true)
  expect(readToken(tokenOf('{"exp":5}'))?.isTimeUnreadable).toBe(false)
  expect(readToken(tokenOf('{}'))?.isTimeUnreadable).toBe(false)
  expect(readToken(tokenOf('oops'))?.isTimeUnreadable).toBe(true)
})

test('one piece that says nothing is opaque; a header alone is not, and words are no token', () => {
  expect(readToken('b3f1c0de9a7744e2aa10')?.kind).toBe('opaque')
  expect(readToken(encoded('{"alg":"HS256"}'))?.kind).toBe('token')
  expect(readToken('hello, this is no token')?.kind).toBe('none')
  expect(readToken('short')?.kind).toBe('none')
})

test('sentences and addresses are no token, full stops or not; what is broken is one', () => {
  expect(readToken('Dear Zoë, the meeting is at ten. See you.')?.kind).toBe('none')
  expect(readToken('https://acme.digitalsamba.com/board-q4')?.kind).toBe('none')
  expect(readToken('!!.e30.')?.kind).toBe('token')
  expect(readToken(`${encoded('{"alg":"HS256"}')}. e30 .`)?.kind).toBe('token')
})

test('whatever is pasted, it is read without an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json().map((text) => tokenOf(text)),
      ),
      (pasted) => {
        expect(() => readToken(pasted)).not.toThrow()
      },
    ),
  )
})

test.each([
  ['a long name', () => tokenOf(`{"u":"${'x'.repeat(700_000)}"}`)],
  ['full stops', () => '.'.repeat(1_000_000)],
  ['spaces', () => 'x '.repeat(500_000)],
  ['a thousand levels', () => tokenOf(`{"a":${'['.repeat(1000)}${']'.repeat(1000)}}`)],
  [
    'ten thousand claims',
    () => tokenOf(`{${Array.from({ length: 10_000 }, (_, i) => `"c${i}":${i}`).join()}}`),
  ],
])('%s is read in no time', (_, make) => {
  const pasted = make()
  const started = performance.now()
  readToken(pasted)
  expect(performance.now() - started).toBeLessThan(500)
})

test('of a text that is longer than any token the beginning is read, which is said', () => {
  const reading = readToken(`${tokenOf('{}')}${' '.repeat(3_000_000)}`)
  expect(reading?.kind).toBe('token')
  expect(reading?.cleaned[0]).toMatch(/^Only the first 2,000,000 of 3,000,0\d\d characters were read\.$/)
})
