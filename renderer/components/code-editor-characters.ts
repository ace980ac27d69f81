import { characterName } from '../../shared/text/character-names.ts'
import { codePointOf } from '../../shared/text/code-points.ts'

const unseen = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\u2800]'
/** Spaces that look like the one of JSON and are none (RFC 8259, 2). */
const otherSpaces = '[\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F]'

/**
 * Characters that nobody sees, that turn the direction or pass for a space, and halves of characters. A joiner and a
 * selector inside an emoji are in their place: a mark there would take it apart.
 */
export const specialCharacters = new RegExp(
  [
    '(?<!\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]{0,2})\\u200D',
    '(?<!\\p{Extended_Pictographic}|[0-9#*])[\\uFE00-\\uFE0F]',
    `(?![\\t\\u200D\\uFE00-\\uFE0F])${unseen}`,
    otherSpaces,
  ].join('|'),
  'gu',
)

const labels: Readonly<Record<number, string>> = {
  0: 'NUL',
  8: 'BS',
  13: 'CR',
  27: 'ESC',
  160: 'NBSP',
  173: 'SHY',
  8203: 'ZWSP',
  8204: 'ZWNJ',
  8205: 'ZWJ',
  8206: 'LRM',
  8207: 'RLM',
  8232: 'LS',
  8233: 'PS',
  8234: 'LRE',
  8235: 'RLE',
  8236: 'PDF',
  8237: 'LRO',
  8238: 'RLO',
  8288: 'WJ',
  8294: 'LRI',
  8295: 'RLI',
  8296: 'FSI',
  8297: 'PDI',
  65279: 'BOM',
}

/** A few letters that stand for a character which nobody sees: its usual short name, else its number. */
export function labelOf(code: number): string {
  return labels[code] ?? code.toString(16).toUpperCase().padStart(2, '0')
}

/** What is read out and shown on hover, such as `U+202E RIGHT-TO-LEFT OVERRIDE`. */
export function wordsOf(code: number): string {
  const character = String.fromCodePoint(code)
  const name = characterName(character)
  return name === null ? codePointOf(character) : `${codePointOf(character)} ${name}`
}

/** The mark in place of such a character, for the editor. */
export function shownCharacter(code: number): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'cm-specialChar'
  mark.textContent = labelOf(code)
  mark.title = wordsOf(code)
  mark.setAttribute('role', 'img')
  mark.setAttribute('aria-label', wordsOf(code))
  return mark
}
