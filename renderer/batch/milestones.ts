import type { Batch, BatchCheck } from '../../shared/batch/schemas.ts'
import { countOf } from '../view/count-of.ts'
import { batchWords, partOf } from './batch-words.ts'
import { checkWords } from './check-words.ts'

/**
 * What is worth saying aloud of a batch that is not as it was: its beginning, each quarter, and its end; null for
 * nothing. `before` is undefined for one that was not there.
 */
export function milestoneOf(before: Batch | undefined, batch: Batch): string | null {
  const { state, inputName } = batch
  if (before?.state !== state) return stateWords(before, batch)
  if (state !== 'running') return null
  const quarter = quarterOf(batch)
  return quarter > quarterOf(before) && quarter < 4 ? `${inputName}: ${quarter * 25} percent.` : null
}

function stateWords(before: Batch | undefined, batch: Batch): string | null {
  const { state, inputName, message } = batch
  // What was over or broken off when it was first seen is read in the list.
  if (before === undefined && state !== 'running') return null
  switch (state) {
    case 'running':
      return `${inputName}: ${before === undefined ? 'issuing begins' : 'issuing goes on'}.`
    case 'paused':
      return `${inputName}: paused.`
    case 'stopped':
      return `${inputName}: broke off. ${message}`.trimEnd()
    case 'done':
    case 'cancelled':
      return `${inputName}: ${batchWords(batch, 0)}.`
    case 'elsewhere':
      return null
  }
}

const quarterOf = (batch: Batch) => Math.floor((partOf(batch) ?? 0) * 4)

/** The same of a dry run. */
export function checkMilestoneOf(before: BatchCheck | undefined, check: BatchCheck): string | null {
  if (before?.state === check.state) return null
  if (check.state === 'running') return 'The check begins.'
  // What ended before it was seen is read on the screen.
  if (before === undefined) return null
  const { errors, warnings } = check
  const found = `${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}.`
  return check.state === 'done' ? `${checkWords(check, null)} ${found}` : checkWords(check, null)
}
