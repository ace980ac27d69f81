import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemeCount } from './graphemes.ts'
import { cutMiddle } from './middle-cut.ts'

describe('cutMiddle', () => {
  it.each([
    ['abcdefgh', 8, 'abcdefgh'],
    ['abcdefgh', 7, 'abc…fgh'],
    ['abcdefgh', 4, 'ab…h'],
    ['abcdefgh', 1, '…'],
    ['', 0, ''],
  ])('cuts %s to %d graphemes: %s', (text, limit, cut) => {
    expect(cutMiddle(text, limit)).toBe(cut)
  })

  it('never cuts through what a person sees as one character', () => {
    expect(cutMiddle('👩‍👩‍👧‍👦🇩🇪🇫🇷🇮🇹👩‍👩‍👧‍👦', 3)).toBe('👩‍👩‍👧‍👦…👩‍👩‍👧‍👦')
  })

  it('is never longer than the limit, and keeps what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const cut = cutMiddle(text, limit)
        expect(graphemeCount(cut)).toBeLessThanOrEqual(limit)
        if (graphemeCount(text) <= limit) expect(cut).toBe(text)
      }),
    )
  })
})
