import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeyVariant, keyVariants } from '../../shared/lab/craft.ts'
import { variantWords } from '../../shared/lab/variant-words.ts'
import { keyVariant } from './key-variants.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const varied = (text: string, variant: KeyVariant) => {
  const made = keyVariant(bytes(text), variant)
  return made === null ? null : Buffer.from(made).toString('latin1')
}

describe('a variant of a key', () => {
  test.each<[KeyVariant, string, string]>([
    ['right', 'key', 'key'],
    ['from-base64', 'a2V5', 'key'],
    ['from-base64', 'a2V5cw==', 'keys'],
    ['from-base64', 'a2V5cw', 'keys'],
    ['from-base64', 'a2V5cx', 'keys'],
    ['from-base64', '+/+/', '\xfb\xff\xbf'],
    ['from-base64url', '-_-_', '\xfb\xff\xbf'],
    ['from-base64url', 'a2V5cw==', 'keys'],
    ['from-hex', '6b6579', 'key'],
    ['from-hex', '6B6579', 'key'],
    ['as-base64', 'keys', 'a2V5cw=='],
    ['as-base64url', 'keys', 'a2V5cw'],
    ['as-base64url', '\xfb\xff\xbf', '-_-_'],
    ['as-hex', 'key', '6b6579'],
    ['newline-after', 'key', 'key\n'],
    ['crlf-after', 'key', 'key\r\n'],
    ['space-before', 'key', ' key'],
    ['space-after', 'key', 'key '],
    ['spaces-around', 'key', ' key '],
    ['double-quoted', 'key', '"key"'],
    ['single-quoted', 'key', "'key'"],
    ['trimmed', ' \tthe key\r\n', 'the key'],
    ['unquoted', '"key"', 'key'],
    ['unquoted', "'key'", 'key'],
    ['unquoted', '""key""', '"key"'],
    ['upper-case', 'key-Zo\xeb', 'KEY-ZO\xeb'],
    ['lower-case', 'KEY-Zo\xcb', 'key-zo\xcb'],
    ['empty', 'key', ''],
    ['another-key', 'key', 'roompass-test-key-of-nobody-not-a-real-one'],
  ])('%s makes of %j %j', (variant, text, expected) => {
    expect(varied(text, variant)).toBe(expected)
  })

  test.each<[KeyVariant, string]>([
    ['from-base64', ''],
    ['from-base64', 'a2V5c'],
    ['from-base64', 'a2V5cw='],
    ['from-base64', 'a2V5===='],
    ['from-base64', '-_-_'],
    ['from-base64', 'a2 V5'],
    ['from-base64', '=='],
    ['from-base64url', '+/+/'],
    ['from-hex', '6b657'],
    ['from-hex', '6g'],
    ['from-hex', ''],
    ['as-hex', ''],
    ['trimmed', 'key'],
    ['trimmed', ' \n'],
    ['unquoted', 'key'],
    ['unquoted', '"'],
    ['unquoted', '""'],
    ['unquoted', '"key\''],
    ['upper-case', 'KEY-1'],
    ['lower-case', 'key-1'],
    ['empty', ''],
    ['another-key', 'roompass-test-key-of-nobody-not-a-real-one'],
  ])('%s can not be made of %j, or is the same', (variant, text) => {
    expect(varied(text, variant)).toBeNull()
  })

  test('is another key than the right one, of new bytes, and leaves the right one alone', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 40 }),
          fc.base64String().map(bytes),
          fc.constantFrom(' key ', '"key"').map(bytes),
        ),
        fc.constantFrom(...keyVariants),
        (secret, variant) => {
          const before = Uint8Array.from(secret)
          const made = keyVariant(secret, variant)
          made?.fill(0xaa)
          expect(secret).toEqual(before)
          const again = keyVariant(secret, variant)
          if (variant === 'right') expect(again).toEqual(secret)
          else if (again !== null) expect(again).not.toEqual(secret)
          if (again?.length === 0) expect(['right', 'empty']).toContain(variant)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('that writes a key is undone by the one that reads it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (secret) => {
        for (const form of ['base64', 'base64url', 'hex'] as const) {
          const written = keyVariant(secret, `as-${form}`)
          expect(written && keyVariant(written, `from-${form}`)).toEqual(secret)
        }
      }),
    )
  })

  test('has words of its own', () => {
    const words = keyVariants.map((variant) => variantWords[variant])
    expect(words.every((text) => /^[a-z]/.test(text))).toBe(true)
    expect(new Set(words).size).toBe(keyVariants.length)
  })
})
