import { call } from '../bridge.ts'
import { batchCheckStore } from '../stores/batch-check.ts'
import { createProblemPages } from '../stores/batch-problems.ts'

/** The rows that the last dry run has something to say of. */
export const foundRows = createProblemPages(async (part) => {
  const { checked } = batchCheckStore.getState()
  if (checked === null) return { ok: true, value: { problems: [], total: 0 } }
  return call('batch.problems', { id: checked.inputId, ...part })
})
