import { basename } from 'node:path'
import type { BatchInput, Reading } from '../../shared/batch/schemas.ts'
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
  const { reading } = job
  const opened = await engine.batch.open(sourceOf(job, context), isWhole(reading) ? reading : undefined)
  const wanted = { ...opened.reading, ...reading }
  const input = isSame(wanted, opened.reading)
    ? opened
    : await engine.batch.read(opened.id, { ...wanted, separator: wanted.separator ?? ',' })
  for (const remark of input.remarks) context.terminal.err(`roompass: ${visible(remark)}`)
  return input
}

function isWhole(reading: Partial<Reading>): reading is Reading {
  const { format, separator, hasHeader } = reading
  return format !== undefined && separator !== undefined && hasHeader !== undefined
}

const isSame = (one: Reading, other: Reading) =>
  one.format === other.format && one.separator === other.separator && one.hasHeader === other.hasHeader
