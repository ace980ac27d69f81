/** What ends the rows of a text. A line feed may have a carriage return before it. */
export type LineEnds = 'line-feed' | 'carriage-return'

/** By what stands outside quotes: a text of lone carriage returns has no line feed there. */
export function guessLineEnds(text: string): LineEnds {
  const outside = text.replace(/"[^"]*"?/g, '')
  if (outside.includes('\n')) return 'line-feed'
  return outside.includes('\r') || (text.includes('\r') && !text.includes('\n'))
    ? 'carriage-return'
    : 'line-feed'
}

/** How many lines end between two places of a text; a pair of carriage return and line feed ends one. */
export function lineEndsIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const sign = text.charCodeAt(at)
    if (sign === 0x0a || (sign === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) count++
  }
  return count
}
