import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hiddenCharacters } from './hidden-characters.ts'

describe('hiddenCharacters', () => {
  it.each([
    ['Jane Smith', 'plain letters'],
    ['Zoe\u0308 Łódź', 'marks on letters'],
    ['李小龙 김철수 Ωμέγα', 'other scripts'],
    ['👩‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 👩‍❤️‍👨', 'joiners inside an emoji'],
    ['❤️ ☎︎ 1️⃣ #️⃣', 'selectors of an emoji’s look'],
    ['🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}', 'the tags of Scotland’s flag'],
    ['علی‌رضا', 'a non-joiner in a Persian name'],
    ['क्‍ष श्री‌मान', 'joiners in Hindi'],
    ['ශ්‍රී', 'a joiner in Sinhala'],
    ['葛\u{E0100}城', 'the selector of a Chinese character’s form'],
    ['ᠠ\u180B', 'the selector of a Mongolian letter’s form'],
    ['\u0600١', 'a sign before an Arabic number'],
    ['Jane\u00A0Smith', 'a space that is seen'],
  ])('has nothing to say of %s: %s', (text) => {
    expect(hiddenCharacters(text)).toBeNull()
  })

  it.each([
    ['\u202Egnp', 'U+202E RIGHT-TO-LEFT OVERRIDE', 'gnp'],
    ['a\u2066b', 'U+2066 LEFT-TO-RIGHT ISOLATE', 'ab'],
    ['a\u200Fb', 'U+200F RIGHT-TO-LEFT MARK', 'ab'],
    ['a\u200Bb', 'U+200B ZERO WIDTH SPACE', 'ab'],
    ['a\u200Db', 'U+200D ZERO WIDTH JOINER', 'ab'],
    ['a\u200Cb', 'U+200C ZERO WIDTH NON-JOINER', 'ab'],
    ['علی\u200Ca', 'U+200C ZERO WIDTH NON-JOINER', 'علیa'],
    ['👩\u200D', 'U+200D ZERO WIDTH JOINER', '👩'],
    ['a\uFE0F', 'U+FE0F VARIATION SELECTOR-16', 'a'],
    ['a\u{E0101}', 'U+E0101 VARIATION SELECTOR-18', 'a'],
    ['1\uFE0F', 'U+FE0F VARIATION SELECTOR-16', '1'],
    ['a\u{E0061}', 'U+E0061 TAG', 'a'],
    ['🏴\u{E0061}\u{E0062}', 'U+E0061 TAG, U+E0062 TAG', '🏴'],
    ['a\uFEFF', 'U+FEFF ZERO WIDTH NO-BREAK SPACE', 'a'],
    ['so\u00ADft', 'U+00AD SOFT HYPHEN', 'soft'],
    ['\u3164', 'U+3164 HANGUL FILLER', ''],
    ['\u2800', 'U+2800 BRAILLE PATTERN BLANK', ''],
    ['a\u0000', 'U+0000 NULL', 'a'],
    ['a\u0007', 'U+0007 CONTROL', 'a'],
    ['a\u206Bb', 'U+206B', 'ab'],
    ['a\uD800b', 'U+D800 HALF A CHARACTER', 'ab'],
    ['a\nb', 'U+000A LINE FEED', 'a b'],
    ['a\u2028b\u2028c', 'U+2028 LINE SEPARATOR', 'a b c'],
  ])('finds in %j: %s', (text, shown, without) => {
    expect(hiddenCharacters(text)).toEqual({ shown, without })
  })

  it('lists three, and counts the rest once each', () => {
    const four = '\u200B\u202E\u200E\u200F\u200B'
    expect(hiddenCharacters(four)?.shown).toMatch(/OVERRIDE, U\+200E LEFT-TO-RIGHT MARK and 1 more$/)
  })

  it('looks at the first 2,000 units, and offers no text of more', () => {
    expect(hiddenCharacters(`${'a'.repeat(1_999)}\u202E`)?.without).toHaveLength(1_999)
    expect(hiddenCharacters(`\u202E${'a'.repeat(2_000)}`)).toEqual({
      shown: 'U+202E RIGHT-TO-LEFT OVERRIDE',
      without: null,
    })
    expect(hiddenCharacters(`${'a'.repeat(2_000)}\u202E`)).toBeNull()
  })

  it('does not take what it cuts through itself for half a character', () => {
    for (let before = 0; before < 12; before += 1) {
      expect(hiddenCharacters('a'.repeat(before) + '👩‍👩‍👧‍👦'.repeat(300))).toBeNull()
    }
  })

  it('gives a text with nothing hidden, for any text', () => {
    const piece = fc.constantFrom(
      ...['a', '1', '👩', '\u200D', '\u200C', '\uFE0F', '\u20E3', '\u202E', '\n', '\uD83D', '\uDC69', '🏴'],
      ...['\u{E0067}', '\u{E007F}', 'ع', 'क', '李', '\u{E0100}', '\u180B', 'ᠠ', '🏽'],
    )
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: piece }), fc.string({ unit: 'binary' })), (text) => {
        const without = hiddenCharacters(text)?.without
        if (typeof without === 'string') expect(hiddenCharacters(without)).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })
})
