import type { BatchCheck } from '../../../shared/batch/schemas.ts'
import type { Level } from './admission.ts'

/** How many rows of a dry run are how. */
export type Counts = Pick<BatchCheck, 'rows' | 'fine' | 'warnings' | 'errors' | 'formulas'>

/** What of a row is counted. */
export interface Counted {
  /** Null for nothing to say. */
  readonly level: Level | null
  readonly hasFormula: boolean
}

export const noCounts: Counts = { rows: 0, fine: 0, warnings: 0, errors: 0, formulas: 0 }

/** Counts after a row is said something else of than before. */
export function recounted(counts: Counts, before: Counted, after: Counted): Counts {
  return plus(plus(counts, before, -1), after, 1)
}

/** Counts with one row more. For millions of rows: it changes what it is given. */
export function countIn(counts: { -readonly [name in keyof Counts]: number }, row: Counted): void {
  counts.rows += 1
  counts[columnOf(row.level)] += 1
  if (row.hasFormula) counts.formulas += 1
}

function plus(counts: Counts, { level, hasFormula }: Counted, by: 1 | -1): Counts {
  const column = columnOf(level)
  return {
    ...counts,
    rows: counts.rows + by,
    [column]: counts[column] + by,
    formulas: counts.formulas + (hasFormula ? by : 0),
  }
}

/** Hints and formulas keep nobody from issuing a row. */
function columnOf(level: Level | null): 'fine' | 'warnings' | 'errors' {
  if (level === 'error') return 'errors'
  return level === 'warning' ? 'warnings' : 'fine'
}
