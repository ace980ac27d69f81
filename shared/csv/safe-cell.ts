/**
 * What makes spreadsheets read a cell as a formula when it stands first, with the full-width signs that some take for
 * the same (OWASP, CSV Injection; ASVS 1.2.10 for NUL), and the apostrophe, so that reading back is exact.
 */
const guarded = /^[=+\-@\t\r\n\0＝＋－＠']/u

/** Where a spreadsheet that takes another separator, or loses the quotes, begins another cell. CRLF is one end of a line. */
const parts = /[^;\t\r\n]*(?:\r\n|[;\t\r\n])|[^;\t\r\n]+$/gu

/**
 * A text as a cell that no spreadsheet takes for a formula: wherever one could begin, an apostrophe stands in front.
 */
export const guardCell = (text: string): string =>
  text.replace(parts, (part) => (guarded.test(part) ? `'${part}` : part))

/** The text of a cell that `guardCell` made: one apostrophe in front of each part is not part of it. */
export const unguardCell = (cell: string): string =>
  cell.replace(parts, (part) => (part.startsWith("'") ? part.slice(1) : part))
