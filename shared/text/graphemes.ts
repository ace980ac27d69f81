const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** What a person sees as one character each (UAX #29), lazily: a long text costs nothing until it is read. */
export function* graphemesOf(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment
}

/** How many characters a person sees, in graphemes. */
export function graphemeCount(text: string): number {
  let count = 0
  for (const _ of segmenter.segment(text)) count += 1
  return count
}
