import { graphemeCount, graphemesOf } from '../text/graphemes.ts'

/** A run without white space; U+FEFF counts as white space in a pattern, but it is a format character. */
const word = /(?:\S|\uFEFF)+/gu
const pictograph = /\p{Extended_Pictographic}/u
const flagOfTags = /^\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}$/u
const unseen = /[\p{Cc}\p{Cf}\p{Cs}]/gu
const unseenButJoiner = /(?!\u200D)[\p{Cc}\p{Cf}\p{Cs}]/gu
const joinerToNothing = /\u200D(?!\p{Extended_Pictographic})/gu
const onlyMarks = /^\p{M}*$/u

/** What the tile's letters are made of. */
interface NameStart {
  /** The first grapheme of each of the first two words, as typed. */
  readonly starts: readonly string[]
  /** Both shown in capitals, where a capital is one grapheme. */
  readonly initials: string
}

/**
 * The letters that a tile shows for a name: the first grapheme of each of its first two words, in capitals
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/properties: "John Smith" is JS, "Doctor John Smith" is
 * DJ). For what the document leaves open: a grapheme whose capital takes more graphemes (`ß`, `ŉ`, `ﬁ`) stays as it
 * is; control and format characters, lone surrogates and marks without a letter are passed over. A joiner stays
 * inside an emoji, and so do the tags of a flag such as Scotland's, because without them it is another picture.
 *
 * At most two graphemes; empty where the name has nothing to show. Never throws.
 */
export function initialsFor(name: string): string {
  return nameStart(name).initials
}

/** The same, together with what it was made of. */
export function nameStart(name: string): NameStart {
  const starts = startsOf(name.normalize('NFC'), 2)
  return { starts, initials: starts.map(inCapitals).join('') }
}

function startsOf(name: string, wanted: number): string[] {
  const starts: string[] = []
  for (const [text] of name.matchAll(word)) {
    const start = startOf(text)
    if (start !== null) starts.push(start)
    if (starts.length === wanted) break
  }
  return starts
}

function startOf(text: string): string | null {
  for (const grapheme of graphemesOf(text)) {
    const seen = visiblePart(grapheme)
    if (!onlyMarks.test(seen)) return seen
  }
  return null
}

function visiblePart(grapheme: string): string {
  if (flagOfTags.test(grapheme)) return grapheme
  if (!pictograph.test(grapheme)) return grapheme.replace(unseen, '')
  const joined = grapheme.replace(unseenButJoiner, '').replace(joinerToNothing, '')
  return graphemesOf(joined).next().value ?? ''
}

function inCapitals(grapheme: string): string {
  const capital = grapheme.toUpperCase().normalize('NFC')
  return graphemeCount(capital) > 1 ? grapheme : capital
}
