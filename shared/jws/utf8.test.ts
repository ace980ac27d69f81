import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteCounter, firstBadByte } from './utf8.ts'

/** Bytes that are UTF-8 more often than not, with every sort of lead and continuation among them. */
const bytesLikeText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }).map((text) => new TextEncoder().encode(text)),
      fc
        .constantFrom(
          0x7f,
          0x80,
          0xbf,
          0xc0,
          0xc2,
          0xdf,
          0xe0,
          0xed,
          0xef,
          0xf0,
          0xf4,
          0xf5,
          0x9f,
          0xa0,
          0x90,
          0x8f,
        )
        .map((byte) => Uint8Array.of(byte)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])))

const isUtf8 = (bytes: Uint8Array<ArrayBuffer>) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

describe('firstBadByte', () => {
  it.each([
    ['a byte that begins nothing', [0x61, 0xff], 1],
    ['a character that is cut off', [0x61, 0xe2, 0x82], 1],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80], 0],
    ['a slash that is too long', [0x61, 0xc0, 0xaf], 1],
    ['a character beyond Unicode', [0xf4, 0x90, 0x80, 0x80], 0],
    ['the last character of Unicode', [0xf4, 0x8f, 0xbf, 0xbf], null],
  ])('finds %s', (_name, bytes, at) => {
    expect(firstBadByte(Uint8Array.from(bytes))).toBe(at)
  })

  it('is the end of what a strict decoder takes', () => {
    fc.assert(
      fc.property(bytesLikeText, (bytes) => {
        const bad = firstBadByte(bytes)
        expect(bad === null).toBe(isUtf8(bytes))
        if (bad !== null) expect(isUtf8(bytes.slice(0, bad))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('byteCounter', () => {
  it('gives the byte at which each part of the decoded text begins', () => {
    fc.assert(
      fc.property(bytesLikeText, (bytes) => {
        const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
        const text = decoder.decode(bytes)
        const byteAt = byteCounter(bytes)
        expect(byteAt(text.length)).toBe(bytes.length)
        let offset = 0
        for (const character of text) {
          const rest = decoder.decode(bytes.slice(byteAt(offset)))
          expect(rest).toBe(text.slice(offset))
          offset += character.length
        }
      }),
      { numRuns: 500 },
    )
  })
})
