import { dirname, join } from 'node:path'
import type { Batch } from '../../shared/batch/schemas.ts'
import { RoompassError } from '../../shared/errors.ts'
import type { OutputTarget } from '../batch/batch-engine.ts'
import type { Engine } from '../engine.ts'
import { counted, shown } from './batch-check.ts'
import type { BatchJob } from './batch-options.ts'
import type { CliContext } from './context.ts'
import { untilEnded } from './history-follow.ts'
import { progressLine } from './progress-line.ts'
import { toJson } from './text.ts'

/** A batch that came to its end, and how long that took from where it began or went on. */
export interface EndedBatch {
  readonly batch: Batch
  readonly seconds: number
}

/** Where the tokens of a job go. */
export function targetOf(
  { output }: Pick<BatchJob, 'output'>,
  { streams }: Pick<CliContext, 'streams'>,
): OutputTarget {
  return output === null ? { stream: streams.output() } : { path: output }
}

/**
 * Begins a batch, or goes on with one, and waits for its end. Ctrl+C, and a reader of the output that goes away, end it so
 * that it can go on.
 *
 * @param goOn the command that goes on with it
 * @throws RoompassError `cancelled` or `failed` where it is not done; what `begin` throws
 */
export async function runBatch(
  engine: Pick<Engine, 'batch'>,
  begin: () => Promise<Batch>,
  goOn: string,
  { streams, now }: Pick<CliContext, 'streams' | 'now'>,
): Promise<EndedBatch> {
  const { status } = streams
  const over = Promise.withResolvers<void>()
  let id: string | null = null
  const look = (batch: Batch) => {
    if (batch.id !== id) return
    if (!isGoingOn(batch)) over.resolve()
    else status?.show(lineOf(batch, status.columns(), now()))
  }
  const stopListening = engine.batch.onProgress(look)
  const start = performance.now()
  let isEnded = false
  try {
    await untilEnded(async (ended) => {
      const begun = await begin()
      id = begun.id
      const end = () => {
        isEnded = true
        void engine.batch.stop().then(() => over.resolve(), over.reject)
      }
      if (ended.aborted) end()
      else ended.addEventListener('abort', end, { once: true })
      // It may have been over before its id was known.
      look(engine.batch.get(id))
      await over.promise
    })
  } finally {
    stopListening()
    status?.clear()
  }
  const batch = engine.batch.get(id ?? '')
  if (batch.state === 'done') return { batch, seconds: (performance.now() - start) / 1000 }
  throw notDone(batch, isEnded, goOn)
}

/** What a person is told at the end. */
export function endSentence({ batch, seconds }: EndedBatch, into: string): string {
  const { issued, leftOut, message } = batch
  const left = leftOut === 0 ? '' : ` ${counted(leftOut)} left out.`
  return `${shown(issued)} ${issued === 1 ? 'token' : 'tokens'} issued into ${into}, in ${seconds.toFixed(1)} s.${left}${message === '' ? '' : ` ${message}`}`
}

/** What `--json` prints of a batch that is done. */
export function endJson({ batch, seconds }: EndedBatch, job: Pick<BatchJob, 'output'>): string {
  const { id, read, issued, leftOut, output, message } = batch
  return toJson({
    ...{ batch: id, rows: read, issued, leftOut },
    // A folder gets a number where there is one with something in it.
    output: job.output === null ? null : join(dirname(job.output), output.fileName),
    seconds: Math.round(seconds * 1000) / 1000,
    message,
  })
}

const isGoingOn = ({ state }: Batch) => state === 'running' || state === 'paused'

function lineOf(batch: Batch, columns: number, now: number): string {
  const { read, total, rate, secondsLeft, waitingUntil } = batch
  const share = total === null || total === 0 ? null : read / total
  const note = waitingUntil === null ? '' : `the platform asked to wait ${Math.max(0, waitingUntil - now)} s`
  return progressLine({ rows: read, total, share, rate, secondsLeft, note }, columns)
}

function notDone({ state, read, issued, message }: Batch, isEnded: boolean, goOn: string): RoompassError {
  const far = `after ${counted(read)}, ${shown(issued)} of them issued`
  if (state === 'cancelled') return new RoompassError('cancelled', `The batch was cancelled ${far}.`)
  if (isEnded) return new RoompassError('cancelled', `Stopped ${far}. Go on with: ${goOn}`)
  const why = message === '' ? '' : `${message} `
  return new RoompassError('failed', `${why}It stopped ${far}. Go on with: ${goOn}`)
}
