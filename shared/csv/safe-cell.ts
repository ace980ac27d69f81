/**
 * What makes spreadsheets read a cell as a formula when it stands first, with the full-width signs that some take for
 * the same (OWASP, CSV Injection; ASVS 1.2.10 for NUL), and the apostrophe, so that reading back is exact.
 */
const guarded = /^[=+\-@\t\r\n\0＝＋－＠']/u

/** A text as a cell that no spreadsheet takes for a formula: where it could be one, an apostrophe stands in front. */
export const guardCell = (text: string): string => (guarded.test(text) ? `'${text}` : text)

/** The text of a cell that `guardCell` made: one apostrophe in front is not part of it. */
export const unguardCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)
