import type { BatchProblem } from '../../../shared/batch/schemas.ts'
import type { Level } from './admission.ts'
import { type ListedRow, problemOf } from './listed-row.ts'

/** The rows of a dry run that there is something to say of, in the order of the input. */
export interface ProblemList {
  /**
   * Adds a row of a dry run under way.
   *
   * @param instead the last row of this level makes room for it; one that was edited never does
   */
  add(listed: ListedRow, instead: Level | null): void
  get(row: number): ListedRow | null
  /** Says something else of a row, or nothing any more. No row is added afterwards. */
  set(row: number, listed: ListedRow | null): void
  /** @param level null for all; `formula` for every row with such a cell, whatever else there is to say of it */
  page(
    level: Level | null,
    offset: number,
    limit: number,
  ): { readonly problems: BatchProblem[]; readonly total: number }
  all(): Iterable<ListedRow>
}

export function createProblemList(): ProblemList {
  const rows = new Map<number, ListedRow>()
  /** Numbers of the rows that can make room. */
  const movable: Record<Level, number[]> = { formula: [], hint: [], warning: [], error: [] }
  let inOrder: readonly ListedRow[] | null = null

  const ordered = () => {
    inOrder ??= [...rows.values()].sort((a, b) => a.row.row - b.row.row)
    return inOrder
  }

  return {
    add: (listed, instead) => {
      const leaving = instead === null ? undefined : movable[instead].pop()
      if (leaving !== undefined) rows.delete(leaving)
      rows.set(listed.row.row, listed)
      if (!listed.isEdited) movable[listed.level].push(listed.row.row)
      inOrder = null
    },
    get: (row) => rows.get(row) ?? null,
    set: (row, listed) => {
      if (listed === null) rows.delete(row)
      else rows.set(row, listed)
      inOrder = null
    },
    page: (level, offset, limit) => {
      const chosen = level === null ? ordered() : ordered().filter(isOf(level))
      return { problems: chosen.slice(offset, offset + limit).map(problemOf), total: chosen.length }
    },
    all: () => rows.values(),
  }
}

const isOf = (level: Level) => (listed: ListedRow) =>
  level === 'formula' ? listed.hasFormula : listed.level === level
