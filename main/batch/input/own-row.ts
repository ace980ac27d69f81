import type { InputRow } from '../../../shared/batch/schemas.ts'

/** A copy of a row that holds on to nothing else: V8 keeps a whole text as long as a longer piece cut from it lives. */
export function ownRow(row: InputRow): InputRow {
  return { ...row, cells: row.cells.map((cell) => (cell.length < 13 ? cell : ` ${cell}`.slice(1))) }
}
