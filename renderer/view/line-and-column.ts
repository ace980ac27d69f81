/** A place in a text, in UTF-16 units, as line and column from 1; lines end with a line feed, columns count characters. */
export function lineAndColumn(text: string, at: number): { readonly line: number; readonly column: number } {
  let line = 1
  let start = 0
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) {
    line += 1
    start = end + 1
  }
  return { line, column: [...text.slice(start, at)].length + 1 }
}
