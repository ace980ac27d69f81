/** UTF-16 units: rows of more text at once would stand in the memory together, ten times as large as it. */
const sliceLength = 64 * 1024

/** A long text in pieces, cut anywhere. */
export function* slicesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += sliceLength) yield text.slice(at, at + sliceLength)
}

/** At least so many of the rows of a text, where it has them. @param isWhole whether the last row ends with the text */
export function firstRowsOf<Row>(
  { push, end }: { readonly push: (text: string) => Row[]; readonly end: () => Row[] },
  text: string,
  isWhole: boolean,
  wanted: number,
): Row[] {
  const rows: Row[] = []
  for (const slice of slicesOf(text)) {
    rows.push(...push(slice))
    if (rows.length >= wanted) return rows
  }
  return isWhole ? [...rows, ...end()] : rows
}
