import type { BatchEngine } from './batch-engine.ts'
import { createInputs, type InputsContext } from './inputs/inputs.ts'
import { createRuns } from './runs/runs.ts'
import type { RunsContext } from './runs/runs-context.ts'

/** Bulk issuing: inputs and their dry runs, and the batches that come of them. */
export function createBatches(context: InputsContext & RunsContext): BatchEngine {
  const { of, forgetAll, ...inputs } = createInputs(context)
  const runs = createRuns(context)
  return {
    ...inputs,
    ...runs,
    issue: async (request) => runs.issue(request, of(request.inputId)),
    stop: async () => {
      await Promise.all([forgetAll(), runs.stop()])
    },
  }
}
