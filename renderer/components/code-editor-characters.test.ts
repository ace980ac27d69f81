import { describe, expect, it } from 'vitest'
import { labelOf, specialCharacters, wordsOf } from './code-editor-characters.ts'

const marked = (text: string) =>
  [...text.matchAll(specialCharacters)].map(([character]) => character.codePointAt(0) ?? 0).map(labelOf)

describe('what the editor marks', () => {
  it('is what nobody sees: controls, zero width, direction, halves of characters, odd spaces', () => {
    expect(marked('a\rb\u0000c')).toEqual(['CR', 'NUL'])
    expect(marked('a\u200bb\u200dc\ufeff')).toEqual(['ZWSP', 'ZWJ', 'BOM'])
    expect(marked('a\u202eb\u2066c')).toEqual(['RLO', 'LRI'])
    expect(marked('a\ud800b\udc00')).toEqual(['D800', 'DC00'])
    expect(marked('"a"\u00a0:1')).toEqual(['NBSP'])
  })

  it('is nothing that can be seen, no tab, and nothing inside an emoji', () => {
    expect(marked('{ "u":\t"Zoë 李 عربى 😀 👩‍👩‍👧‍👦 ❤️ 👩🏽‍🚀 1️⃣" }')).toEqual([])
  })

  it('says what it is', () => {
    expect(wordsOf(0x202e)).toBe('U+202E RIGHT-TO-LEFT OVERRIDE')
    expect(wordsOf(0xd800)).toBe('U+D800 HALF A CHARACTER')
  })
})
