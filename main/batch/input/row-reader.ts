import type { InputRow } from '../../../shared/batch/schemas.ts'

/** Makes rows of a text, however its pieces are cut. */
export interface RowReader {
  readonly push: (text: string) => InputRow[]
  readonly end: () => InputRow[]
}

/** As many cells as there are columns: what is too much is left out, what is missing is empty. */
export function fitted(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length === columns) return cells
  return Array.from({ length: columns }, (_, index) => cells[index] ?? '')
}
