import { basename } from 'node:path'
import type { InputRow } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { OutputTarget } from '../batch-engine.ts'
import type { Control } from '../threads/control.ts'
import type { Call } from './calls.ts'
import type { CatchUp } from './catch-up.ts'
import type { Progress } from './content.ts'
import type { Digest } from './digest.ts'
import type { Issuing } from './issuing.ts'
import { identityOfPart, isComplete, type OutputWriter } from './output-writer.ts'
import { Held, type Pipe } from './pipe.ts'
import type { Ending, Outcome, RunReport, Writing } from './protocol.ts'
import { readAll } from './reading.ts'
import { brokeOff, inputChanged } from './trouble.ts'

/** Everything that a run works with. */
export interface RunParts {
  readonly batchId: string
  readonly control: Pick<Control, 'order' | 'goingOn'>
  readonly call: Call<Writing>
  readonly report: (report: RunReport) => void
  /** The rows of the input, from the first. @throws as `readRows` */
  readonly rows: (signal: AbortSignal) => AsyncIterable<readonly InputRow[]>
  readonly columns: readonly string[]
  readonly target: OutputTarget
  readonly output: OutputWriter
  readonly digest: Digest
  readonly catchUp: CatchUp
  readonly issuing: Issuing
  readonly pipe: Pipe
  /** As it is in the history when the run begins. */
  readonly start: Progress
}

/** Brings a batch to its end, from wherever it stands. Never throws. */
export async function runBatch(parts: RunParts): Promise<Outcome> {
  const { call, control, pipe, output } = parts
  try {
    await call('open', null)
    return await endedWith(parts, (await completedBefore(parts)) ?? (await ended(parts)))
  } catch (error) {
    await pipe.settled()
    if (control.order() === 'cancel') return cancelledAnyway(parts, toldError(error))
    await output.close().catch(() => undefined)
    const progress = pipe.progress()
    // What is safe in the output by now need not be written again.
    await call('note', progress).catch(() => undefined)
    return error instanceof Held ? { kind: 'held', progress } : stopped(parts, error)
  }
}

/** The last run of the batch broke off between giving the output its name and saying so. */
async function completedBefore({ start, target }: RunParts): Promise<Ending | null> {
  if (start.whole === null || !('path' in target)) return null
  if (!(await isComplete(target.path, start.whole))) return null
  return { state: 'done', outputName: basename(target.path), message: '', progress: start }
}

async function ended(parts: RunParts): Promise<Ending> {
  const { output, start, control, pipe, target, batchId, call } = parts
  await output.open(start.place)
  const isWritten = start.whole !== null && output.place() !== null
  try {
    if (!isWritten) await readRows(parts)
    await pipe.drained()
  } catch (error) {
    if (!(error instanceof Held) || control.order() !== 'cancel') throw error
    const failed = await pipe.settled()
    if (failed !== null) throw failed
    return cancelled(parts)
  }
  const whole = 'path' in target ? await identityOfPart(target.path, batchId) : null
  const progress = { ...pipe.progress(), whole }
  await call('note', progress)
  return { state: 'done', outputName: await output.complete(), message: '', progress }
}

/** @throws Held where it is not to go on; what the input and the rows come to */
async function readRows(parts: RunParts): Promise<void> {
  const { start, output, digest, catchUp, issuing, control } = parts
  const written = output.place()?.row ?? 0
  const aborting = new AbortController()
  let isBehind = start.read > 0
  let isGoing = false

  const expectGoing = async () => {
    await control.goingOn()
    const order = control.order()
    // What is in the history has to be in the output as well, also in a cancelled one.
    if (order === 'stop' || (order === 'cancel' && (!isBehind || written >= start.read))) throw new Held()
  }
  const goOn = () => {
    output.makeSure()
    isBehind = false
    if (!isGoing) parts.report({ kind: 'going' })
    isGoing = true
  }
  await expectGoing()
  try {
    await readAll({
      rows: parts.rows(aborting.signal),
      look: async () => {
        await expectGoing()
        if (!isBehind) goOn()
      },
      take: (row) => {
        if (!isBehind) return issuing.take(row)
        digest.add(row)
        issuing.pass(row)
        const isFull = row.row > written && catchUp.add(row)
        return isFull || row.row >= start.read
      },
      flush: async () => {
        if (!isBehind) return issuing.flush()
        await catchUp.flush()
        if (digest.rows() < start.read) return
        if (digest.now() !== start.digest) throw inputChanged(start.read)
        goOn()
        await expectGoing()
      },
    })
    if (isBehind) throw inputChanged(start.read)
  } finally {
    aborting.abort()
  }
}

async function cancelled({ output, pipe }: RunParts): Promise<Ending> {
  return { state: 'cancelled', outputName: await output.cancel(), message: '', progress: pipe.progress() }
}

/** A batch that is cancelled comes to its end, whatever became of its input and its output. */
async function cancelledAnyway(parts: RunParts, error: RoompassError): Promise<Outcome> {
  const { output, catchUp, columns, pipe } = parts
  try {
    await output.open(output.place())
    await catchUp.withoutInput(output.place()?.row ?? 0, pipe.progress().read, columns.length)
    output.makeSure()
    return await endedWith(parts, await cancelled(parts))
  } catch {
    const { message } = error
    const progress = pipe.progress()
    return endedWith(parts, { state: 'cancelled', outputName: '', message, progress }).catch((failure) =>
      stopped(parts, failure),
    )
  }
}

async function endedWith({ call }: RunParts, ending: Ending): Promise<Outcome> {
  await call('end', ending)
  return { kind: 'over', ending }
}

function stopped({ pipe }: RunParts, error: unknown): Outcome {
  const { code, message, field = null } = toldError(error)
  return { kind: 'stopped', progress: pipe.progress(), code, message, field }
}

/** What nobody foresaw is told as such: its text may be of anything. */
function toldError(error: unknown): RoompassError {
  return error instanceof RoompassError ? error : new RoompassError('failed', brokeOff)
}
