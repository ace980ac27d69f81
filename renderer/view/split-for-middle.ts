/**
 * A text in two: what may be cut at its end, and the last `tail` graphemes, which stay. A text too short to be
 * worth cutting stays whole.
 */
export function splitForMiddle(text: string, tail: number): readonly [head: string, end: string] {
  if (text.length <= tail * 2) return [text, '']
  const near = text.slice(-tail * 8)
  const graphemes = [...new Intl.Segmenter().segment(near)].slice(1).map((part) => part.segment)
  const end = graphemes.slice(-tail).join('')
  return [text.slice(0, text.length - end.length), end]
}
