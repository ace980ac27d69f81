import type { InputRow } from '../../../shared/batch/schemas.ts'

/** A row that a person changed here; its input stays as it is. */
export interface Edit {
  /** As many as there are columns. */
  readonly cells: readonly string[]
  /** As it was read. */
  readonly original: InputRow
}

/** Changed rows by their number. */
export type Edits = ReadonlyMap<number, Edit>

/**
 * The row as it was changed. One that is another than it was when it was changed stays as it is read: what was meant for
 * one guest is never said of another.
 */
export function withEdit(row: InputRow, edits: Edits): InputRow {
  const edit = edits.get(row.row)
  return edit !== undefined && isSame(row, edit.original) ? editedRow(row, edit.cells) : row
}

/** What was wrong with how the row was written does not matter any more. */
export function editedRow(row: InputRow, cells: readonly string[]): InputRow {
  return { ...row, cells, fault: null }
}

function isSame({ cells, fault }: InputRow, original: InputRow): boolean {
  return (
    fault === original.fault &&
    cells.length === original.cells.length &&
    cells.every((cell, at) => cell === original.cells[at])
  )
}
