import type { Batch } from '../../../shared/batch/schemas.ts'
import type { BatchRow } from './batch-rows.ts'
import type { Progress } from './content.ts'
import { createSpeed } from './speed.ts'
import type { Run } from './start-run.ts'
import { batchView } from './view.ts'

/** A batch that this process works on. */
export interface LiveBatch {
  view(): Batch
  progressed(progress: Progress): void
  /** @param until epoch seconds */
  waiting(until: number | null): void
  pause(): void
  goOn(): void
  isPaused(): boolean
  /** Of the threads, once they are started. */
  readonly run: Run
}

export interface LiveOptions {
  readonly row: BatchRow
  readonly start: (live: Pick<LiveBatch, 'progressed' | 'waiting'>) => Run
  /** Epoch seconds. */
  readonly now: () => number
  readonly tell: (batch: Batch) => void
}

/** Starts a run, and keeps what is known of it while it lasts. */
export function createLiveBatch({ row, start, now, tell }: LiveOptions): LiveBatch {
  let progress = row.content.progress
  let { changedAt } = row
  let isPaused = false
  let waitingUntil: number | null = null
  let speed = createSpeed()

  const view = () =>
    batchView(
      { ...row, changedAt },
      {
        state: isPaused ? 'paused' : 'running',
        progress,
        rate: isPaused ? null : speed.rate(),
        waitingUntil,
        message: '',
      },
    )
  const told = () => tell(view())
  const measure = () => speed.at(progress.read, performance.now())
  const measureAnew = () => {
    speed = createSpeed()
    measure()
  }
  const progressed = (next: Progress) => {
    progress = next
    changedAt = now()
    measure()
    told()
  }
  const waiting = (until: number | null) => {
    if (until === waitingUntil) return
    waitingUntil = until
    told()
  }
  measureAnew()
  const run = start({ progressed, waiting })
  return {
    view,
    progressed,
    waiting,
    run,
    isPaused: () => isPaused,
    pause: () => {
      if (isPaused) return
      isPaused = true
      run.give('pause')
      told()
    },
    goOn: () => {
      if (!isPaused) return
      isPaused = false
      measureAnew()
      run.give('go')
      told()
    },
  }
}
