import { characterName } from './character-names.ts'
import { codePointOf } from './code-points.ts'

/** How far into a text is looked, in UTF-16 units: a preview has a frame, and nothing of this length is a name. */
const lookedAt = 2_000

/** How many different characters a sentence lists. */
const listed = 3

const hidden = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\u2028\\u2029\\u2800]'

/** Scripts in which a joiner or a non-joiner between letters is how a word is written (RFC 5892, A.1 and A.2). */
const joiningScripts = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Nko', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati'],
  ...['Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
]
/** A letter or mark of theirs that is seen. */
const joining = `(?!${hidden})[${joiningScripts.map((script) => `\\p{Script_Extensions=${script}}`).join('')}]`

/** Hidden characters in their place: with them a text is written as it should be. */
const inPlace = [
  // Inside an emoji: the joiner, the selector of its look, the tags of a flag such as Scotland's.
  '(?<=\\p{Extended_Pictographic}[\\uFE0F\\p{Emoji_Modifier}]{0,2})\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Extended_Pictographic})[\\uFE0E\\uFE0F]|(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
  '(?<=\\u{1F3F4})[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{3,6}\\u{E007F}',
  `(?<=${joining})[\\u200C\\u200D](?=${joining})`,
  // The selectors of a Chinese character's and of a Mongolian letter's form.
  '(?<=\\p{Script=Han})[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
  '(?<=[\\u1820-\\u18AA])[\\u180B-\\u180D\\u180F]',
  // Signs around Arabic and Syriac numbers, which are formats by category but are seen.
  '[\\u0600-\\u0605\\u06DD\\u070F\\u0890\\u0891\\u08E2\\u{110BD}\\u{110CD}]',
].join('|')

const pattern = new RegExp(`(?<inPlace>${inPlace})|${hidden}`, 'gu')
const isHidden = new RegExp(hidden, 'u')
const breaks = /^[\t\n\v\f\r\u0085\u2028\u2029]$/

/** Characters of a text that nobody sees, or that turn its direction. */
export interface HiddenCharacters {
  /** Such as `U+202E RIGHT-TO-LEFT OVERRIDE`, the first few different ones, in their order. */
  readonly shown: string
  /** The text without them, with a space for the end of a line; null for a text longer than is looked at. */
  readonly without: string | null
}

/**
 * Finds controls, format characters, what Unicode calls default-ignorable, blanks that count as letters, and halves
 * of characters (UTR #36, 2; UAX #44), within the first 2,000 UTF-16 units. Joiners and selectors inside an emoji
 * and between letters of the scripts that need them are in their place, and not meant. Null where there are none.
 */
export function hiddenCharacters(text: string): HiddenCharacters | null {
  const isWhole = text.length <= lookedAt
  const start = isWhole ? text : text.slice(0, lookedAt)
  if (!isHidden.test(start)) return null
  const found = new Set<string>()
  for (const match of start.matchAll(pattern)) {
    // What the cut itself has halved says nothing of the text.
    if (!isWhole && match.index >= lookedAt - 8) break
    if (match.groups?.inPlace === undefined) found.add(match[0])
  }
  if (found.size === 0) return null
  return { shown: listOf([...found]), without: isWhole ? withoutHidden(text) : null }
}

function withoutHidden(text: string): string {
  return text.replace(pattern, (match, kept: string | undefined) => {
    if (kept !== undefined) return match
    return breaks.test(match) ? ' ' : ''
  })
}

function listOf(characters: readonly string[]): string {
  const shown = characters.slice(0, listed).map(described)
  const more = characters.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

function described(character: string): string {
  const name = characterName(character)
  return name === null ? codePointOf(character) : `${codePointOf(character)} ${name}`
}
