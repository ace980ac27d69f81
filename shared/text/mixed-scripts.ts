/** How far into a text is looked, in UTF-16 units. */
const lookedAt = 500

/** The scripts that names are written in; those of East Asia stand together in one word and count as one. */
const scripts = [
  ...['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Coptic'],
  ...['Cherokee', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer', 'Mongolian', 'Ethiopic', 'Lisu'],
].map((name) => ({ name, letter: new RegExp(`(?=\\p{L})\\p{Script=${name}}`, 'u') }))

const eastAsian =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u
const plainLatin = /^[\p{ASCII}\u00A0-\u024F]*$/u
/** An apostrophe or a digit stands inside a word; a hyphen joins two. */
const betweenWords = /[\s\p{Pd}\p{Ps}\p{Pe}/|_.,;:+&]+/u

/** A word in letters of several scripts. */
export interface MixedWord {
  readonly word: string
  /** Such as `Latin` and `Cyrillic`; two or more. */
  readonly scripts: readonly string[]
}

/**
 * The first word of a text that mixes scripts as no language does, within the first 500 UTF-16 units: what UTS #39,
 * 5.2, calls less than highly restrictive, looked at word by word, so that a name may stand in two scripts side by
 * side. Latin letters together with Chinese, Japanese or Korean ones are common and not meant. Null where there is none.
 */
export function mixedWord(text: string): MixedWord | null {
  const start = text.slice(0, lookedAt)
  if (plainLatin.test(start)) return null
  for (const word of start.split(betweenWords)) {
    const inWord = scriptsOf(word)
    if (inWord.length > 1) return { word, scripts: inWord }
  }
  return null
}

function scriptsOf(word: string): string[] {
  if (plainLatin.test(word)) return []
  const found = scripts.filter(({ letter }) => letter.test(word)).map(({ name }) => name)
  const isWithLatin = found.length === 1 && found[0] === 'Latin'
  return eastAsian.test(word) && !isWithLatin ? [...found, 'East Asian'] : found
}
