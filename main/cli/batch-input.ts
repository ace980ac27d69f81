import { basename } from 'node:path'
import type { BatchInput } from '../../shared/batch/schemas.ts'
import type { InputSource } from '../batch/batch-engine.ts'
import type { Engine } from '../engine.ts'
import type { BatchJob } from './batch-options.ts'
import type { CliContext } from './context.ts'
import { visible } from './text.ts'

/** Where the rows of a job come from. A stream is one only once. */
export function sourceOf(
  { input }: Pick<BatchJob, 'input'>,
  { streams }: Pick<CliContext, 'streams'>,
): InputSource {
  return input === null ? { from: 'stdin', stream: streams.input() } : { from: 'file', path: input }
}

/** What the input is called where it is spoken of. */
export const inputName = ({ input }: Pick<BatchJob, 'input'>): string =>
  input === null ? 'standard input' : visible(basename(input))

/**
 * Reads the beginning of the input, in the way that was said as far as it was; on standard error, what was converted or guessed.
 *
 * @throws RoompassError `bad-request`, `not-found`
 */
export async function openInput(
  engine: Pick<Engine, 'batch'>,
  job: Pick<BatchJob, 'input' | 'reading'>,
  context: Pick<CliContext, 'streams' | 'terminal'>,
): Promise<BatchInput> {
  const input = await engine.batch.open(sourceOf(job, context), job.reading)
  for (const remark of input.remarks) context.terminal.err(`roompass: ${visible(remark)}`)
  return input
}
