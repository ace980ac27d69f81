import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detachedToken, wholeToken } from './detached-token.ts'

const texts = { header: '{"alg":"HS256"}', claims: '{"rd":"lobby"}' }
const signed = `${Buffer.from(texts.header).toString('base64url')}.${Buffer.from(texts.claims).toString('base64url')}`

test('a token whose header and claims are kept is kept as its signature', () => {
  expect(detachedToken(`${signed}.sig`, texts)).toBe('.sig')
  expect(wholeToken('.sig', texts)).toBe(`${signed}.sig`)
})

test.each([
  ['', ''],
  ['opaque', 'opaque'],
  ['a.b.c', 'a.b.c'],
  ['.b.c', '...b.c'],
  ['.', '...'],
  ['..c', '....c'],
  [`${signed}`, signed],
  [`${signed}.a.b`, `${signed}.a.b`],
  [`${signed}=.sig`, `${signed}=.sig`],
])('%j, which is not that, is kept as %j', (token, kept) => {
  expect(detachedToken(token, texts)).toBe(kept)
  expect(wholeToken(kept, texts)).toBe(token)
})

test('every token is read as it was, whatever its texts are', () => {
  const part = fc.oneof(
    fc.constantFrom('', '.', '..', signed, `${signed}.`, '=', 'sig'),
    fc.string(),
    fc.base64String(),
  )
  const token = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(''))
  const text = fc.oneof(fc.constantFrom(texts.header, texts.claims, ''), fc.json())
  fc.assert(
    fc.property(token, text, text, fc.boolean(), (end, header, claims, isOwn) => {
      const own = { header, claims }
      const whole = isOwn ? `${wholeToken('.', own)}${end}` : end
      expect(wholeToken(detachedToken(whole, own), own)).toBe(whole)
    }),
  )
})

test('no text that is kept is taken for none, nor the other way round', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (token) => {
      expect(detachedToken(token, texts)).not.toBe('')
    }),
  )
})
