import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Length } from './utf8-length.ts'

describe('utf8Length', () => {
  it.each([
    ['', 0],
    ['\u007F', 1],
    ['\u0080', 2],
    ['\u07FF', 2],
    ['\u0800', 3],
    ['\uFFFF', 3],
    ['\u{10000}', 4],
    ['😀', 4],
    ['é'.repeat(512), 1_024],
    ['e\u0301', 3],
    ['\uD800', 3],
    ['\uDC00', 3],
    ['\uDE00\uD83D', 6],
    ['\uD83D\uD83D\uDE00', 7],
  ])('of %j is %d', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes)
  })

  it('is what is sent, whatever the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('\uD83D', '\uDE00', 'a', 'é')).map((units) => units.join('')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
      }),
    )
  })
})
