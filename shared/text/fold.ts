/** Accents and points that are added to letters; the signs of Indic scripts and of kana belong to theirs and stay. */
const marks = new RegExp(
  [
    '[\\u0300-\\u036F\\u1AB0-\\u1AFF\\u1DC0-\\u1DFF\\u20D0-\\u20FF\\uFE20-\\uFE2F]',
    // Hebrew points, Arabic vowel signs.
    '[\\u0591-\\u05BD\\u05BF\\u05C1\\u05C2\\u05C4\\u05C5\\u05C7]',
    '[\\u064B-\\u065F]|\\u0670',
  ].join('|'),
  'gu',
)

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
const ascii = /^[\x00-\x7f]*$/

/**
 * A text as searching compares it: without case and accents, so that `zoe` is found in `Zoë` and `strasse` in
 * `Straße`. Chinese, Japanese and Korean letters stay as they are. Folding twice changes nothing more.
 */
export function foldText(text: string): string {
  // The same as what follows, in a tenth of the time, for most texts.
  if (ascii.test(text)) return text.toLowerCase()
  // Upper case spreads ß to SS, and lower case before it reaches the few capitals that would stay.
  const caseless = text.normalize('NFD').toLowerCase().toUpperCase().toLowerCase()
  return caseless.normalize('NFD').replace(marks, '').replaceAll('ς', 'σ').normalize('NFC')
}
