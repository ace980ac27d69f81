import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePointCount, codePointOf } from './code-points.ts'

describe('codePointCount', () => {
  it('counts as iterating does, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '😀', '\uD800', '\uDC00', 'e\u0301') }), (text) => {
        expect(codePointCount(text)).toBe([...text].length)
      }),
    )
  })
})

describe('codePointOf', () => {
  it.each([
    ['\u0000', 'U+0000'],
    ['\u202E', 'U+202E'],
    ['\uD800', 'U+D800'],
    ['\u{E0001}', 'U+E0001'],
  ])('writes %j as Unicode does', (character, written) => {
    expect(codePointOf(character)).toBe(written)
  })
})
