import type { BatchCheck, BatchChoice } from '../../shared/batch/schemas.ts'
import { countOf } from '../view/count-of.ts'

/** How many rows of a dry run are issued by a choice. */
export function rowsOf(choice: BatchChoice, { rows, fine, warnings }: BatchCheck): number {
  switch (choice) {
    case 'all':
      return rows
    case 'good':
      return fine + warnings
    case 'fine':
      return fine
  }
}

export const choiceLabels: Record<BatchChoice, { readonly label: string; readonly title: string }> = {
  all: { label: 'All', title: 'Every row; not while one has an error' },
  good: { label: 'Only good', title: 'Rows with errors are left out' },
  fine: { label: 'No warnings', title: 'Rows with errors or warnings are left out' },
}

/** Where a person can mend what stands in the way. */
export interface BatchObstacle {
  readonly message: string
  readonly mend: 'profiles' | 'check' | 'only-good' | null
}

export interface WhatIsThere {
  /** What the profile lacks, in a sentence; null for nothing. */
  readonly ofProfile: string | null
  /** Null where no dry run was begun. */
  readonly check: BatchCheck | null
  readonly isStale: boolean
  readonly choice: BatchChoice
}

/** What stands in the way of issuing, or null. */
export function obstacleOf({ ofProfile, check, isStale, choice }: WhatIsThere): BatchObstacle | null {
  if (ofProfile !== null) return { message: ofProfile, mend: 'profiles' }
  if (check === null) return { message: 'Every row is checked first.', mend: 'check' }
  if (isStale) return { message: 'Something was changed since the check.', mend: 'check' }
  if (check.state === 'running') return { message: 'The check goes on.', mend: null }
  if (check.state !== 'done') return { message: 'The check did not get to its end.', mend: 'check' }
  if (choice === 'all' && check.errors > 0)
    return { message: errorsWords(check.errors), mend: rowsOf('good', check) > 0 ? 'only-good' : null }
  return rowsOf(choice, check) === 0 ? { message: 'There is no such row to issue.', mend: null } : null
}

function errorsWords(errors: number): string {
  return errors === 1
    ? '1 row has an error: correct it, or leave it out.'
    : `${countOf(errors, 'row')} have errors: correct them, or leave them out.`
}
