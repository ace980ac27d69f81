import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type BatchCheck, type BatchPlan, longestPaste, type Reading } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { listeners } from '../../announcements.ts'
import { lockedError } from '../../data/history-messages.ts'
import type { Storage } from '../../data/storage.ts'
import type { BatchEngine, InputSource } from '../batch-engine.ts'
import { type InputHead, readHead } from '../input/read-head.ts'
import { beginDryRun } from './begin-dry-run.ts'
import type { DryRun } from './dry-run.ts'
import { editRow } from './edit-row.ts'
import type { Edit, Edits } from './edits.ts'
import { matchRemembered } from './remember.ts'

export interface InputsContext {
  readonly storage: Pick<Storage, 'use' | 'isLocked'>
  /** @throws RoompassError `not-found` */
  readonly profile: (id: string) => Profile
  /** Epoch seconds. */
  readonly now: () => number
}

/** What issuing takes from an input. */
export interface BatchRows {
  readonly source: InputSource
  readonly head: InputHead['head']
  /** Of the last dry run; null without one. */
  readonly plan: BatchPlan | null
  /** The dry run of exactly this plan, with what was changed since; null without one. */
  readonly check: BatchCheck | null
  /** Rows that were changed, to be read with `withEdit`. */
  readonly edits: Edits
}

export type Inputs = Pick<
  BatchEngine,
  | 'open'
  | 'read'
  | 'remembered'
  | 'check'
  | 'checked'
  | 'stopCheck'
  | 'problems'
  | 'edit'
  | 'close'
  | 'onChecked'
> & {
  /** @throws RoompassError `not-found` */
  of(inputId: string): BatchRows
  /**
   * Ends every dry run under way and forgets all rows at once, as for a lock or at the end of the program. Then waits for
   * the threads: one that is ended with its process may take that down.
   */
  forgetAll(): Promise<void>
}

/** Rows to issue from, in memory until they are closed. */
interface Input {
  readonly id: string
  source: InputSource
  head: InputHead['head']
  run: DryRun | null
  readonly edits: Map<number, Edit>
}

/** So many are kept. */
const mostInputs = 20

/** Milliseconds after which a thread is left alone that waits for a file which does not answer. */
const threadsEndWithin = 1000

/** Inputs and their dry runs. */
export function createInputs(context: InputsContext): Inputs {
  const inputs = new Map<string, Input>()
  const threads = new Set<DryRun['gone']>()
  const checked = listeners<{ readonly inputId: string; readonly check: BatchCheck }>()

  const found = (id: string): Input => {
    if (context.storage.isLocked()) throw lockedError()
    const input = inputs.get(id)
    if (input === undefined) throw gone()
    return input
  }
  const endRun = (input: Input) => {
    const { run } = input
    // It is the input's no longer, so nobody is told.
    input.run = null
    run?.stop()
  }
  const close = (id: string) => {
    const input = inputs.get(id)
    inputs.delete(id)
    if (input !== undefined) endRun(input)
  }
  const makeRoom = () => {
    if (inputs.size < mostInputs) return
    const oldest = [...inputs.values()]
    const idle = oldest.find(({ run }) => run === null) ?? oldest.find(({ run }) => !isRunning(run))
    close((idle ?? oldest[0])?.id ?? '')
  }

  return {
    open: async (source, reading) => {
      if (source.from === 'pasted' && source.text.length > longestPaste) throw tooLong()
      const read = await readHead(source, reading ?? null)
      // It may have been locked meanwhile, and then nothing is kept.
      if (context.storage.isLocked()) throw lockedError()
      const id = randomUUID()
      makeRoom()
      inputs.set(id, { id, source: read.source, head: read.head, run: null, edits: new Map() })
      return { id, ...read.head }
    },
    read: async (id, reading) => {
      const read = await readHead(found(id).source, reading)
      const input = found(id)
      // Whoever looks at a dry run under way is told that it ends.
      input.run?.stop()
      endRun(input)
      if (!isSame(reading, input.head.reading)) input.edits.clear()
      input.source = read.source
      input.head = read.head
      return { id, ...read.head }
    },
    remembered: (id, platform) => matchRemembered(context, platform, found(id).head.columns),
    check: ({ id, plan }) => {
      const input = found(id)
      const { source, head, edits } = input
      if (source.from === 'stdin') throw readOnce()
      const run = beginDryRun(context, { source, head, plan, edits }, (check) => {
        if (input.run === run) checked.tell({ inputId: id, check })
      })
      endRun(input)
      input.run = run
      threads.add(run.gone)
      void run.gone.then(() => threads.delete(run.gone))
      return run.check()
    },
    checked: (id) => {
      const { run } = found(id)
      if (run === null) throw notChecked()
      return run.finished.then(run.checkNow)
    },
    stopCheck: (id) => found(id).run?.stop(),
    problems: ({ id, level, offset, limit }) => {
      const { run } = found(id)
      return run === null ? { problems: [], total: 0 } : run.list.page(level, offset, limit)
    },
    edit: ({ id, row, cells }) => {
      const { run, edits } = found(id)
      if (run?.check().state !== 'done') throw notChecked()
      return editRow(run, edits, row, cells)
    },
    close,
    onChecked: (listener) => checked.listen(({ inputId, check }) => listener(inputId, check)),
    of: (id) => {
      const { source, head, run, edits } = found(id)
      return {
        source,
        head,
        plan: run?.data.plan ?? null,
        check: run?.check() ?? null,
        edits: new Map(edits),
      }
    },
    forgetAll: async () => {
      for (const { run } of inputs.values()) run?.stop()
      inputs.clear()
      const timer = new AbortController()
      const late = wait(threadsEndWithin, undefined, { signal: timer.signal }).catch(() => undefined)
      await Promise.race([Promise.all(threads), late])
      timer.abort()
    },
  }
}

const isRunning = (run: DryRun | null) => run?.check().state === 'running'

const isSame = (one: Reading, other: Reading) => isDeepStrictEqual(one, other)

function gone(): RoompassError {
  return new RoompassError(
    'not-found',
    'These rows are not open any more: choose the file, or paste them, again.',
  )
}

function tooLong(): RoompassError {
  return new RoompassError(
    'bad-request',
    `That is more than can be pasted, ${longestPaste.toLocaleString('en')} characters: save it as a file, and choose that.`,
  )
}

function readOnce(): RoompassError {
  return new RoompassError(
    'bad-request',
    'What comes through a pipe can be read only once: save it as a file for a dry run.',
  )
}

function notChecked(): RoompassError {
  return new RoompassError('bad-request', 'Let a dry run of these rows come to its end first.')
}
