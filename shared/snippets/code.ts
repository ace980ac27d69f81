/** Lines of code as one text; a list within the lines stands for its own lines, and null for none. */
export function code(...lines: readonly (string | readonly string[] | null)[]): string {
  return `${lines.flatMap((line) => (line === null ? [] : line)).join('\n')}\n`
}
