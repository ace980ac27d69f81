import type { Worker } from 'node:worker_threads'
import type { RowChecker } from '../../../shared/batch/check-row.ts'
import type { BatchCheck } from '../../../shared/batch/schemas.ts'
import { createControl } from '../threads/control.ts'
import { startThread } from '../threads/start-thread.ts'
import type { CheckReport } from './check-report.ts'
import { brokeOff, type CheckData, checkerOf } from './check-rows.ts'
import { type Counts, noCounts } from './counts.ts'
import type { GuestIndex } from './guest-index.ts'
import { createProblemList, type ProblemList } from './problem-list.ts'
import { stampOf } from './same-file.ts'

/** One dry run, under way or over. */
export interface DryRun {
  readonly data: CheckData
  readonly list: ProblemList
  /** Checks one row as the dry run does. */
  readonly checkRow: RowChecker
  check(): BatchCheck
  /** Where guests stand; null until it is done. */
  guests(): GuestIndex | null
  /** Once it is over, in whatever way. */
  readonly finished: Promise<BatchCheck>
  /** Says how it stands once its file is looked at again: a check of what a file was before is worth nothing. */
  checkNow(): Promise<BatchCheck>
  /** Ends it at once, where it is under way. */
  stop(): void
  /** Once its thread is gone. */
  readonly gone: Promise<unknown>
  /** After a row was changed. */
  recount(count: (counts: Counts) => Counts): void
}

export interface DryRunListener {
  /** Some times a second, and once at the end. */
  readonly told: (check: BatchCheck) => void
  /** Numbers of changed rows that are not what they were when they were changed. */
  readonly lostEdits: (rows: readonly number[]) => void
}

const changedSince =
  'The file was changed or moved since it was checked, so nothing of this is certain any more: check again.'

const begun: BatchCheck = { state: 'running', ...noCounts, bytes: 0, isCut: false, message: '' }

/**
 * Begins a dry run in a thread of its own.
 *
 * @throws RoompassError `bad-request` for a plan that does not fit the columns
 */
export function startDryRun(data: CheckData, { told, lostEdits }: DryRunListener): DryRun {
  const checkRow = checkerOf(data)
  const list = createProblemList()
  let current = begun
  let finish: (check: BatchCheck) => void
  const finished = new Promise<BatchCheck>((resolve) => {
    finish = resolve
  })

  const become = (next: BatchCheck) => {
    if (current.state !== 'running') return
    current = next
    if (next.state !== 'running') finish(next)
    told(next)
  }
  let guests: GuestIndex | null = null
  let stamp: string | null = null
  const take = (report: CheckReport) => {
    const { state, counts, listed, lostEdits: lost, guests: found, stamp: seen, ...rest } = report
    // What was on its way when it was stopped.
    if (current.state !== 'running') return
    for (const { row, instead } of listed) list.add(row, instead)
    if (state === 'done') lostEdits(lost)
    guests = found
    stamp = seen
    become({ state, ...counts, ...rest })
  }
  const fail = () => become({ ...current, state: 'failed', message: brokeOff })

  const control = createControl()
  const thread: Worker = startThread({ role: 'check', ...data, control: control.memory })
  thread.on('message', take)
  thread.once('error', fail)
  thread.once('exit', fail)
  const gone = new Promise((resolve) => thread.once('exit', resolve))

  return {
    data,
    list,
    checkRow,
    check: () => current,
    guests: () => guests,
    finished,
    checkNow: async () => {
      const isOther = stamp !== null && (await stampOf(data.source)) !== stamp
      if (isOther && current.state === 'done') {
        current = { ...current, state: 'failed', message: changedSince }
        told(current)
      }
      return current
    },
    stop: () => {
      become({ ...current, state: 'cancelled' })
      // It ends with the piece that it is at; ended from outside, a thread may take the whole process with it.
      control.give('stop')
      thread.unref()
    },
    gone,
    recount: (count) => {
      current = { ...current, ...count(current) }
    },
  }
}

/**
 * A dry run that failed before it read a row.
 *
 * @throws RoompassError as `startDryRun`
 */
export function refusedDryRun(data: CheckData, message: string, told: DryRunListener['told']): DryRun {
  const check: BatchCheck = { ...begun, state: 'failed', message }
  const checkRow = checkerOf(data)
  queueMicrotask(() => told(check))
  return {
    data,
    list: createProblemList(),
    checkRow,
    check: () => check,
    guests: () => null,
    finished: Promise.resolve(check),
    checkNow: async () => check,
    stop: () => undefined,
    gone: Promise.resolve(),
    recount: () => undefined,
  }
}
