/** The longest text that stands in a field as a whole, and how much of a longer one does, in UTF-16 units. */
const longest = 40_000
const beginning = 2_000

const grouped = new Intl.NumberFormat('en-GB')

export function isLong(length: number): boolean {
  return length > longest
}

/** What a field shows of a pasted text. */
export function shownOf(pasted: string): string {
  return isLong(pasted.length) ? `${pasted.slice(0, beginning)}…` : pasted
}

/** Says why a long text is not all there. */
export function longWords(length: number): string {
  return `${grouped.format(length)} characters, of which the first ${grouped.format(beginning)} are shown; all of them are read. Paste again to replace them.`
}
