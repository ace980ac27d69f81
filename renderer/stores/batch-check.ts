import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { BatchCheck, BatchInput, BatchPlan, BatchProblem, Reading } from '../../shared/batch/schemas.ts'
import type { EventPayload } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import { call, on } from '../bridge.ts'

/** A dry run, and of what. */
export interface Checked {
  readonly inputId: string
  readonly reading: Reading
  readonly plan: BatchPlan
  readonly check: BatchCheck
}

interface CheckState {
  readonly checked: Checked | null
  /** Counts the dry runs of this page. */
  readonly run: number
  /** Why the last one could not begin. */
  readonly failure: Failure | null
}

/** The last dry run. It goes on whichever screen is shown. */
export const batchCheckStore = createStore<CheckState>(() => ({ checked: null, run: 0, failure: null }))

const begun: BatchCheck = {
  state: 'running',
  rows: 0,
  fine: 0,
  warnings: 0,
  errors: 0,
  formulas: 0,
  bytes: 0,
  isCut: false,
  message: '',
}

let isFollowing = false
let hasHeard = false

/** Listens to what main says of dry runs, from the first call on and for as long as the page lives. */
export function followChecks(): void {
  if (isFollowing) return
  isFollowing = true
  on('batch.checked', heardOfCheck)
}

/** Takes in how far a dry run is. */
function heardOfCheck({ inputId, check }: EventPayload<'batch.checked'>): void {
  hasHeard = true
  take(inputId, check)
}

function take(inputId: string, check: BatchCheck): void {
  batchCheckStore.setState(({ checked }) =>
    checked?.inputId === inputId ? { checked: { ...checked, check } } : {},
  )
}

/** Begins a dry run; one that is under way for the same rows is ended by it. */
export async function startCheck(input: BatchInput, plan: BatchPlan): Promise<void> {
  const { id: inputId, reading } = input
  const run = batchCheckStore.getState().run + 1
  hasHeard = false
  // At once, since a short one is over before main answers that it runs.
  batchCheckStore.setState({ checked: { inputId, reading, plan, check: begun }, run, failure: null })
  const result = await call('batch.check', { id: inputId, plan })
  if (batchCheckStore.getState().run !== run) return
  if (!result.ok) return batchCheckStore.setState({ checked: null, failure: result })
  if (!hasHeard) take(inputId, result.value)
}

/** Ends the dry run under way; what it found until then stays in sight. */
export async function stopCheck(): Promise<void> {
  const { checked } = batchCheckStore.getState()
  if (checked?.check.state !== 'running') return
  const result = await call('batch.stopCheck', { id: checked.inputId })
  if (!result.ok) batchCheckStore.setState({ failure: result })
}

/**
 * Changes the cells of a row for this batch, or takes the change back with null. Gives what is to be said of the row
 * now; null for nothing.
 */
export async function editRow(
  inputId: string,
  row: number,
  cells: readonly string[] | null,
): Promise<Result<BatchProblem | null>> {
  const result = await call('batch.edit', { id: inputId, row, cells: cells === null ? null : [...cells] })
  if (!result.ok) return result
  take(inputId, result.value.check)
  return { ok: true, value: result.value.problem }
}

/** Whether a dry run is of other rows than these, or was read or planned in another way. */
export function isStale(checked: Checked, input: BatchInput, plan: BatchPlan): boolean {
  if (checked.inputId !== input.id) return true
  return !isSame(checked.reading, input.reading) || !isSame(checked.plan, plan)
}

/** Both are plain data; the order of their names says nothing. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const ones = new Map(Object.entries(one))
  const others = Object.entries(other)
  return (
    ones.size === others.length &&
    others.every(([name, value]) => ones.has(name) && isSame(ones.get(name), value))
  )
}

export function useBatchCheck(): CheckState {
  return useStore(batchCheckStore)
}
