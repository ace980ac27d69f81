import type { BatchInput, BatchPlan } from '../../shared/batch/schemas.ts'
import type { Profile } from '../../shared/schemas.ts'
import type { Engine } from '../engine.ts'
import { dryRun, problemsOf, problemTable, shown } from './batch-check.ts'
import { sourceOf } from './batch-input.ts'
import type { BatchJob } from './batch-options.ts'
import type { CliContext } from './context.ts'

/** So many rows are listed where the list is not what was asked for. */
export const mostListed = 50

/**
 * Lists on standard error which rows of a file were left out, and why. A batch in one pass keeps no list, so the file is looked
 * at again; what the platform itself refused is not among them.
 */
export async function listLeftOut(
  engine: Pick<Engine, 'batch'>,
  job: BatchJob,
  { plan, reading }: { readonly plan: BatchPlan; readonly reading: BatchInput['reading'] },
  { platform }: Pick<Profile, 'platform'>,
  context: Pick<CliContext, 'streams' | 'terminal'>,
): Promise<void> {
  if (job.input === null) return
  const input = await engine.batch.open(sourceOf(job, context), reading)
  const check = await dryRun(engine, input, plan, context)
  const levels = job.choice === 'fine' ? (['error', 'warning'] as const) : (['error'] as const)
  const problems = problemsOf(engine, input, levels, mostListed)
  if (problems.length === 0) return
  context.terminal.err(problemTable(problems, platform))
  const more = check.errors + (job.choice === 'fine' ? check.warnings : 0) - problems.length
  if (more > 0) context.terminal.err(`roompass: ${shown(more)} more are listed by --dry-run.`)
}
