import { RoompassError } from '../../../shared/errors.ts'
import type { RunProgress } from '../../../shared/lab/schemas.ts'
import { createBatches } from './batches.ts'
import type { Observation, RowObservation } from './observation.ts'
import { createTurns } from './turns.ts'

/** What of a row is sent. */
export interface Job {
  /** The row's. */
  readonly number: number
}

export type Progress = Omit<RunProgress, 'sheetId'>

export interface RunOptions<J extends Job> {
  readonly jobs: readonly J[]
  /** Requests that are under way at once, at most. */
  readonly concurrency: number
  /** Requests a second at most; 0 for no limit. */
  readonly rate: number
  /** Milliseconds. */
  readonly clock: () => number
  /** Sends one. @throws RoompassError where the others could not be sent either; `cancelled` where the run is to end */
  readonly observe: (job: J) => Promise<Observation>
  /** Keeps what was seen. @throws RoompassError */
  readonly write: (observations: readonly RowObservation[]) => void
  readonly tell: (progress: Progress) => void
  /** Ends every connection. */
  readonly close: () => void
}

/** A run under way. */
export interface Run {
  /** Nothing more is sent; what is under way comes to its end. */
  pause(): void
  resume(): void
  /** Ends at once; what was seen so far is kept. */
  cancel(): void
  /** Once it is over, however that came. Never fails. */
  readonly finished: Promise<void>
}

/** Sends every job, a few at a time, and keeps what was seen. Tells how far it is at once, some times a second, and last. */
export function startRun<J extends Job>(options: RunOptions<J>): Run {
  const { jobs, concurrency, tell } = options
  const over = new AbortController()
  const turns = createTurns({ rate: options.rate, clock: options.clock, over: over.signal })
  const progress = { state: 'running', done: 0, total: jobs.length, message: '' } as Editable<Progress>
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })

  const report = () => tell({ ...progress })
  const end = (state: Progress['state'], message = '') => {
    if (over.signal.aborted) return
    over.abort()
    options.close()
    progress.state = state
    progress.message = message
    // May find that it can't be kept, and then says so.
    batches.flush()
    report()
    finish()
  }
  const batches = createBatches<RowObservation>({
    write: (batch) => {
      try {
        options.write(batch)
      } catch (error) {
        if (!over.signal.aborted) return end('failed', notKept(error))
        progress.state = 'failed'
        progress.message = notKept(error)
      }
    },
    onTick: () => {
      if (!over.signal.aborted) report()
    },
  })

  const work = async () => {
    // Taken before its turn, so that a paused run of which nothing is left comes to its end.
    for (const job of left) {
      if (!(await turns.next())) return
      const seen = await options.observe(job)
      if (over.signal.aborted) return
      progress.done += 1
      batches.add({ ...seen, number: job.number })
    }
  }
  const left = jobs.values()
  report()
  const workers = Array.from({ length: Math.min(concurrency, jobs.length) }, work)
  Promise.all(workers).then(
    () => end('done'),
    (error: unknown) => (isCancelled(error) ? end('cancelled') : end('failed', stopped(error))),
  )

  const change = (state: 'running' | 'paused') => {
    if (over.signal.aborted || progress.state === state) return
    progress.state = state
    if (state === 'paused') turns.pause()
    else turns.resume()
    batches.flush()
    if (!over.signal.aborted) report()
  }
  return {
    pause: () => change('paused'),
    resume: () => change('running'),
    cancel: () => end('cancelled'),
    finished,
  }
}

type Editable<T> = { -readonly [Name in keyof T]: T[Name] }

const isCancelled = (error: unknown) => error instanceof RoompassError && error.code === 'cancelled'

const stopped = (error: unknown) =>
  error instanceof RoompassError
    ? error.message
    : 'The run stopped for a reason that is not known: try again.'

const notKept = (error: unknown) =>
  error instanceof RoompassError
    ? `What was seen can't be kept, so the run stopped. ${error.message}`
    : "What was seen can't be kept, so the run stopped: try again."
