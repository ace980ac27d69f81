import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import { startCheck } from '../stores/batch-check.ts'
import { showRows } from './batch-view.ts'

/** Where the check tells how far it is. */
export const checkBarId = 'batch-check'

/** Begins a dry run and shows what it finds; where the window is narrow that may be out of sight. */
export function beginCheck(input: BatchInput, plan: BatchPlan): void {
  showRows('found')
  void startCheck(input, plan)
  document.getElementById(checkBarId)?.scrollIntoView({ block: 'start' })
}
