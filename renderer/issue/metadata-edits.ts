import { type MetadataRow, rowsOf, textOf } from '../../shared/metadata-rows.ts'

/** A row before anything is typed. */
export const blankRow: MetadataRow = { key: '', value: '' }

const isBlank = ({ key, value }: MetadataRow) => key === '' && value === ''

/** What is sent of the rows in the form; rows that are still blank don't count. */
export function writtenRows(rows: readonly MetadataRow[]): string {
  return textOf(rows.filter((row) => !isBlank(row)))
}

/** The rows to begin with where a text is to be edited as rows; null where it is JSON that is more than texts. */
export function rowsToEdit(text: string): readonly MetadataRow[] | null {
  const rows = rowsOf(text)
  if (rows !== null) return rows.length === 0 ? [blankRow] : rows
  return text.trim().startsWith('{') ? null : [{ key: 'id', value: text }]
}

/** Whether a text is rows already, and not just a word that could become one. */
export function looksLikeRows(text: string): boolean {
  return (rowsOf(text)?.length ?? 0) > 0
}

/** The rows of the form for a text that may have changed elsewhere; null where it is no rows any more. */
export function rowsFor(text: string, rows: readonly MetadataRow[]): readonly MetadataRow[] | null {
  const others = rowsOf(text)
  if (others === null) return null
  // Compared as written: the same rows may stand in a text with other spaces.
  if (writtenRows(others) === writtenRows(rows)) return rows
  return others.length === 0 ? [blankRow] : others
}

/** Why a row's key can't stand as it is, or undefined. */
export function keyError(rows: readonly MetadataRow[], place: number): string | undefined {
  const row = rows[place]
  if (row === undefined || isBlank(row)) return undefined
  if (row.key === '') return 'needs a key'
  const isRepeated = rows.some(({ key }, at) => at !== place && key === row.key)
  return isRepeated ? 'stands twice' : undefined
}
