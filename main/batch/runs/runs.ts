import type { Batch } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { listeners } from '../../announcements.ts'
import { lockedError } from '../../data/history-messages.ts'
import type { BatchEngine, BatchRequest } from '../batch-engine.ts'
import type { BatchRows } from '../inputs/inputs.ts'
import { knownOfBatch } from '../inputs/known-rooms.ts'
import { reachOf } from '../steps.ts'
import type { Order } from '../threads/control.ts'
import { type Access, accessTo, accessToEnd, commonOf, profileOf } from './access.ts'
import { createBatchLocks } from './batch-locks.ts'
import { addBatch, type BatchRow, editsOf, removeBatch } from './batch-rows.ts'
import { createTokenFetcher } from './fetch-tokens.ts'
import { type GoingOn, goingOn, goingOnToCancel } from './going-on.ts'
import { createLiveBatch, type LiveBatch } from './live-batch.ts'
import { newBatch } from './new-batch.ts'
import type { Outcome } from './protocol.ts'
import type { RunsContext } from './runs-context.ts'
import { startRun } from './start-run.ts'
import { createStoredBatches } from './stored-batches.ts'

export type Runs = Pick<
  BatchEngine,
  'list' | 'get' | 'pause' | 'resume' | 'cancel' | 'forget' | 'onProgress' | 'stop'
> & {
  /** @throws RoompassError as `BatchEngine.issue` */
  issue(request: BatchRequest, rows: BatchRows): Promise<Batch>
}

/** The most batches of the list. */
const mostListed = 100

/** Milliseconds between two announcements of new sessions. */
const announceEvery = 1000

/** Batches that are issued, here and by other processes. */
export function createRuns(context: RunsContext): Runs {
  const { storage, folder, announce, now } = context
  const locks = createBatchLocks(folder.batches)
  const stored = createStoredBatches(context, locks)
  const told = listeners<Batch>()
  const live = new Map<string, LiveBatch & { readonly finished: Promise<Outcome> }>()
  const leaving = new Set<Promise<void>>()
  /** How often everything was stopped: what was asked for before that does not begin any more. */
  let stops = 0
  let stopping = 0
  let announcedAt = 0

  const viewOf = (row: BatchRow) => live.get(row.id)?.view() ?? stored.view(row)
  const get = (id: string) => live.get(id)?.view() ?? stored.view(stored.get(id))

  /** Begins something: what it gives asks the keychain, unless everything was stopped since. */
  const beginning = () => {
    const before = stops
    return async (ask: () => Promise<Access>): Promise<Access> => {
      if (stops !== before || stopping > 0) throw lockedError()
      const access = await storage.during(ask)
      if (stops === before && !storage.isLocked()) return access
      access.historyKey.fill(0)
      throw lockedError()
    }
  }

  const announceSessions = (isOver: boolean) => {
    if (!isOver && performance.now() - announcedAt < announceEvery) return
    announcedAt = performance.now()
    announce('sessions.changed')
  }

  /** The batch is nobody's any more. */
  const over = (id: string, outcome: Outcome, issuedBefore: number) => {
    live.delete(id)
    if (outcome.kind === 'stopped') stored.keepMessage(id, outcome.message)
    const { progress } = outcome.kind === 'over' ? outcome.ending : outcome
    if (progress.issued > issuedBefore) announceSessions(true)
    if (storage.isLocked()) return
    announce('batch.changed')
    unlessShut(() => told.tell(get(id)))
  }

  /**
   * Starts the threads, and waits until they are at new rows or it is all over.
   *
   * @returns how it ended before it came to new rows; else null
   */
  const start = async (row: BatchRow, to: GoingOn, access: Access, order: Order): Promise<Outcome | null> => {
    const { id, number } = row
    const { profile } = access
    const known = storage.use((database) => knownOfBatch(database, profile, now()))
    const edits = storage.use((database) => editsOf(database, number))
    const release = locks.take(id)
    if (release === null) {
      access.historyKey.fill(0)
      throw elsewhere()
    }
    const one = createLiveBatch({
      row: { ...row, content: to.content },
      now,
      tell: told.tell,
      start: ({ progressed, waiting }) =>
        startRun({
          ...{ batchId: id, content: to.content, source: to.source, target: to.target, profile, order },
          key: access.key,
          common: commonOf(profile, number),
          fetcher: createTokenFetcher({ ...context, profile, onWaiting: waiting }),
          ...{ known, edits },
          history: { path: folder.history, key: access.historyKey },
          locks: locks.folder,
          door: context.door.memory,
          clockAhead: context.clock() - Date.now(),
          killAt: context.killAt ?? null,
          onProgress: (progress) => {
            progressed(progress)
            announceSessions(false)
          },
          onPeople: () => announce('people.changed'),
        }),
    })
    const { run } = one
    const gone = run.gone.then(() => {
      release()
      leaving.delete(gone)
    })
    leaving.add(gone)
    const finished = run.outcome.then(async (outcome) => {
      // Others could not go on with it any sooner.
      if (outcome.kind !== 'over') await gone
      over(id, outcome, to.content.progress.issued)
      return outcome
    })
    live.set(id, { ...one, finished })
    announce('batch.changed')
    told.tell(one.view())
    const early = await run.going
    return early === null ? null : finished
  }

  /** @throws RoompassError for a batch that is over, or that another process works on */
  const expectOpen = (row: BatchRow) => {
    if (row.state !== 'open') throw isOver()
    if (locks.isTaken(row.id)) throw elsewhere()
  }

  const cancelStored = async (row: BatchRow) => {
    const accessNow = beginning()
    expectOpen(row)
    const to = storage.use((database) => goingOnToCancel(database, row))
    // Nothing of the output is left to be named.
    if (to === null || row.profileId === null) return stored.write(row.id, 'cancelled', {})
    const profile = profileOf(context, row)
    const access = await accessNow(() => accessToEnd(context, profile))
    await start(stored.get(row.id), to, access, 'cancel')
  }

  return {
    issue: async (request, rows) => {
      if (!storage.isOpen()) throw shut(storage.status().history.message)
      const accessNow = beginning()
      const profile = context.profile(request.plan.draft.profileId)
      const batch = await newBatch(request, rows, profile, now())
      const access = await accessNow(() => accessTo(context, profile))
      storage.use((database) => addBatch(database, batch))
      reachOf(context.killAt ?? null)('batch-recorded')
      const row = stored.get(batch.id)
      const { content } = batch
      const ended = await start(row, { content, source: rows.source, target: request.target }, access, 'go')
      if (ended?.kind !== 'stopped' || ended.progress.read > 0) return get(row.id)
      // Not a row was looked at, so there is nothing to go on with.
      storage.use((database) => removeBatch(database, row.number))
      announce('batch.changed')
      throw stoppedError(ended)
    },
    list: () => stored.list(mostListed).map(viewOf),
    get,
    pause: (id) => {
      const one = live.get(id)
      if (one !== undefined) return one.pause()
      if (get(id).state === 'elsewhere') throw elsewhere()
    },
    resume: async (id, moved = {}) => {
      const one = live.get(id)
      if (one !== undefined) {
        one.goOn()
        return get(id)
      }
      const accessNow = beginning()
      const row = stored.get(id)
      expectOpen(row)
      const to = storage.use((database) => goingOn(database, row, moved))
      const profile = profileOf(context, row)
      const access = await accessNow(() => accessTo(context, profile))
      const ended = await start(row, to, access, 'go')
      if (ended?.kind === 'stopped') throw stoppedError(ended)
      return get(id)
    },
    cancel: async (id) => {
      const one = live.get(id)
      if (one === undefined) await cancelStored(stored.get(id))
      one?.run.give('cancel')
      await (one ?? live.get(id))?.finished
      return get(id)
    },
    forget: (id) => {
      const row = stored.get(id)
      if (row.state === 'open') throw notOver()
      stored.write(id, row.state, { isForgotten: true })
      announce('batch.changed')
    },
    onProgress: told.listen,
    stop: async () => {
      stops += 1
      stopping += 1
      for (const { run } of live.values()) run.give('stop')
      await Promise.all(leaving)
      stopping -= 1
    },
  }
}

function unlessShut(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof RoompassError)) throw error
  }
}

function stoppedError({ code, message, field }: Extract<Outcome, { kind: 'stopped' }>): RoompassError {
  return new RoompassError(code, message, field ?? undefined)
}

function shut(why: string): RoompassError {
  const message = why || 'The history is not open yet.'
  return new RoompassError(
    'history-unavailable',
    `${message} A batch is recorded on the disk as it goes, so none can be begun now.`,
  )
}

function elsewhere(): RoompassError {
  return new RoompassError(
    'bad-request',
    'Another Roompass works on this batch: pause or cancel it there, or end that program.',
  )
}

const isOver = () => new RoompassError('bad-request', 'This batch is over: begin a new one.')

const notOver = () =>
  new RoompassError('bad-request', 'This batch is not over: cancel it before it is taken off the list.')
