import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from './fold.ts'

describe('foldText', () => {
  it.each([
    ['Zoë', 'zoe'],
    ['ÉLODIE Ångström', 'elodie angstrom'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['GROẞ', 'gross'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδός', 'οδοσ'],
    ['Łódź', 'łodz'],
    ['شَمْس', 'شمس'],
    ['שָׁלוֹם', 'שלום'],
    ['Nguyễn Văn', 'nguyen van'],
    ['', ''],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it.each(['李小龙', '김철수', 'がぱ', 'ガパ', 'हिन्दी', '👩‍👩‍👧‍👦'])('keeps %s', (text) => {
    expect(foldText(text)).toBe(text)
  })

  it('folds composed and decomposed text alike, and nothing more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        expect(foldText(text.normalize('NFD'))).toBe(folded)
        expect(foldText(text.normalize('NFC'))).toBe(folded)
      }),
      { numRuns: 1000 },
    )
  })

  it('folds each letter of Unicode to something that stays', () => {
    const letters = Array.from({ length: 0x30000 }, (_, code) => code).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    )
    const unstable = letters.filter((code) => {
      const folded = foldText(String.fromCodePoint(code))
      return foldText(folded) !== folded
    })
    expect(unstable.map((code) => code.toString(16))).toEqual([])
  })
})
