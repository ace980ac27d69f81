import { basename } from 'node:path'
import type { Batch } from '../../shared/batch/schemas.ts'
import { RoompassError } from '../../shared/errors.ts'
import { nameOf } from '../batch/input/bytes.ts'
import type { Engine } from '../engine.ts'
import { inputName, sourceOf } from './batch-input.ts'
import type { BatchJob } from './batch-options.ts'
import { targetOf } from './batch-run.ts'
import type { CliContext } from './context.ts'
import { visible } from './text.ts'

type Ways = Pick<BatchJob, 'input' | 'output' | 'format'>

/**
 * The newest batch that broke off between the input and the output of a job; null where there is none. The engine looks at the
 * rows themselves before it goes on.
 */
export function brokenOff(
  engine: Pick<Engine, 'batch'>,
  job: Ways,
  context: Pick<CliContext, 'streams'>,
): Batch | null {
  const from = nameOf(sourceOf(job, context))
  // A stream has no name.
  const into = job.output === null ? '' : basename(job.output)
  const isMeant = ({ inputName, output }: Batch) =>
    inputName === from && output.fileName === into && output.format === job.format
  const open = engine.batch.list().filter(({ state }) => state === 'stopped' || state === 'elsewhere')
  return open.find((batch) => batch.state === 'stopped' && isMeant(batch)) ?? open.find(isMeant) ?? null
}

/**
 * The batch to go on with.
 *
 * @throws RoompassError `not-found` where there is none, `failed` where another process is at work on it
 */
export function batchToResume(
  engine: Pick<Engine, 'batch'>,
  job: Ways,
  context: Pick<CliContext, 'streams'>,
): Batch {
  const batch = brokenOff(engine, job, context)
  if (batch === null) {
    const into = job.output === null ? 'standard output' : visible(basename(job.output))
    const none = `No batch from ${inputName(job)} into ${into} broke off: begin one without --resume.`
    throw new RoompassError('not-found', none)
  }
  if (batch.state === 'elsewhere') {
    const busy = 'Another process is at work on this batch: wait for its end, or stop it there.'
    throw new RoompassError('failed', busy)
  }
  return batch
}

/** Begins to go on with it, as it was begun, whatever else is said now. @throws what the engine throws */
export function resumed(
  engine: Pick<Engine, 'batch'>,
  { id }: Pick<Batch, 'id'>,
  job: Ways,
  context: Pick<CliContext, 'streams'>,
): Promise<Batch> {
  return engine.batch.resume(id, { source: sourceOf(job, context), target: targetOf(job, context) })
}
