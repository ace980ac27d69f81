import type { Reach } from '../steps.ts'
import type { Call } from './calls.ts'
import type { Progress } from './content.ts'
import type { Made, ToOutput } from './issued-row.ts'
import type { OutputWriter } from './output-writer.ts'
import type { Writing } from './protocol.ts'

/** The batch is to stop or to be cancelled, so nothing more is recorded. */
export class Held extends Error {}

export interface PipeOptions {
  readonly call: Call<Writing>
  readonly output: Pick<OutputWriter, 'write' | 'place'>
  readonly toOutput: ToOutput
  readonly reach: Reach
  /** As it is in the history. */
  readonly progress: Progress
  readonly isFetched: boolean
  /** Told each time that rows are recorded. */
  readonly onRecorded: (progress: Progress) => void
}

/** Takes rows on their way: first into the history, and only then into the output, in their order. */
export interface Pipe {
  /**
   * Waits only where two pieces are under way already.
   *
   * @throws Held, and what became of an earlier piece
   */
  send(made: Made, progress: Progress): Promise<void>
  /** Waits until everything is recorded and written. @throws as `send` */
  drained(): Promise<void>
  /** Waits for what is under way, and gives what failed first; null for nothing but what was held back. */
  settled(): Promise<unknown>
  /** How far the batch is recorded, and safely written. */
  progress(): Progress
}

/** Pieces between signing and the disk. */
const mostUnderWay = 2

export function createPipe({
  call,
  output,
  toOutput,
  reach,
  isFetched,
  onRecorded,
  ...start
}: PipeOptions): Pipe {
  let recorded = start.progress
  let sent = recorded.read
  const underWay: Promise<void>[] = []
  let last: Promise<void> = Promise.resolve()

  const progress = () => ({ ...recorded, place: output.place() })

  const take = async (made: Made, upTo: Progress, before: Promise<void>) => {
    const answer = call('record', {
      chunks: made.chunks,
      after: sent,
      progress: { ...upTo, place: output.place() },
      isFetched,
    })
    sent = upTo.read
    reach('chunk-sent')
    const ids = await answer
    if (ids === null) throw new Held()
    recorded = upTo
    onRecorded(progress())
    await before
    if (ids.length > 0) await output.write(made.issued.map((one, at) => toOutput(one, ids[at] ?? '')))
  }

  return {
    send: async (made, upTo) => {
      if (underWay.length >= mostUnderWay) await underWay.shift()
      last = take(made, upTo, last)
      // Whoever sends next, or waits for the end, hears of it.
      last.catch(() => undefined)
      underWay.push(last)
    },
    drained: async () => {
      while (underWay.length > 0) await underWay.shift()
    },
    settled: async () => {
      const all = await Promise.allSettled(underWay)
      const failed = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
      return failed.find((reason) => !(reason instanceof Held)) ?? null
    },
    progress,
  }
}
