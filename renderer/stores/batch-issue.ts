import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BatchChoice, OutputFormat } from '../../shared/batch/schemas.ts'
import type { Failure } from '../../shared/errors.ts'
import { call } from '../bridge.ts'
import type { Checked } from './batch-check.ts'
import { heardFirstOfBatch } from './batch-list.ts'
import { createPressGuard } from './press-guard.ts'

interface IssueState {
  readonly format: OutputFormat
  /** Whether cells that a spreadsheet would take for formulas are guarded; only of CSV. */
  readonly guardFormulas: boolean
  readonly choice: BatchChoice
  readonly isStarting: boolean
  /** Why the last one could not begin. */
  readonly failure: Failure | null
}

/** How a batch is to be issued. It lives outside the screen, so that coming back finds the same. */
export const batchIssueStore = createStore<IssueState>(() => ({
  format: 'csv',
  guardFormulas: false,
  choice: 'all',
  isStarting: false,
  failure: null,
}))

type IssueForm = Pick<IssueState, 'format' | 'guardFormulas' | 'choice'>

export function changeIssue(part: Partial<IssueForm>): void {
  batchIssueStore.setState({ ...part, failure: null })
}

const counts = createPressGuard(1000)

/**
 * Issues the rows of a dry run with its plan, after main has asked where to. A no to one of its dialogs says nothing.
 *
 * @param at the moment of the press, in milliseconds of a monotonic clock: a second one within a second is none
 * @returns whether it runs
 */
export async function issueBatch({ inputId, plan }: Checked, at: number): Promise<boolean> {
  const { isStarting, format, guardFormulas, choice } = batchIssueStore.getState()
  if (isStarting || !counts(at, true)) return false
  batchIssueStore.setState({ isStarting: true, failure: null })
  const result = await call('batch.issue', {
    id: inputId,
    plan,
    choice,
    format,
    guardFormulas: format === 'csv' && guardFormulas,
  })
  batchIssueStore.setState({ isStarting: false })
  if (result.ok) heardFirstOfBatch(result.value)
  else if (result.code !== 'cancelled') batchIssueStore.setState({ failure: result })
  return result.ok
}

export function useBatchIssue(): IssueState {
  return useStore(batchIssueStore)
}
