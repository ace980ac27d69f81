import { uptime } from 'node:os'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import type { Settings } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import type { EngineEvent, SettingsPreview } from '../engine.ts'
import { readSettings } from '../settings/settings.ts'
import { areChangesMany, trimChanges } from './changes.ts'
import { isAnyIssuerUnused, removeUnusedIssuers } from './issuers.ts'
import { eraseOverdue, isAnyOverdue, overdueAt, previewOverdue, removeOverdue } from './overdue.ts'
import { mergeStep, segmentsAtMost, textSegments } from './text-index.ts'
import { trustedClock } from './trusted-clock.ts'

export interface UpkeepContext {
  readonly storage: Storage
  /** Epoch seconds. */
  readonly now: () => number
  readonly announce: (event: EngineEvent) => void
  /** Seconds since some moment, whatever the clock is set to, those included in which the computer sleeps. */
  readonly elapsed?: (() => number) | undefined
}

/** Keeps the history no longer than the settings say. */
export interface Upkeep {
  /**
   * Removes the sessions and erases the token texts that are kept too long: some at once, and where there are many
   * the rest by and by. Does nothing while the history is not open, or while the clock can't be trusted.
   *
   * @throws RoompassError `history-unavailable`
   */
  run(): void
  /** What a run with these settings would take; nothing while the history is not open. */
  preview(settings: Settings): SettingsPreview
}

/** Sessions of one step. The text index takes a third of a millisecond to forget each without a trace. */
const removedAtOnce = 50

/** Token texts of one step. */
const erasedAtOnce = 500

/** Milliseconds between two steps, for everything else that main has to do. */
const pause = 50

/** Steps after which everybody hears of it again, while there are more. */
const stepsToAnnounce = 20

const nothing: SettingsPreview = { sessions: 0, stillValid: 0, oldest: null, tokens: 0 }

export function createUpkeep({ storage, now, announce, elapsed = uptime }: UpkeepContext): Upkeep {
  const isClockTrusted = trustedClock(now, elapsed)
  let next: NodeJS.Timeout | null = null

  /** One step, as number `step` of a run; what is left then follows. */
  const work = (step: number) => {
    next = null
    if (!storage.isOpen() || !isClockTrusted()) return
    // Writing waits for another process that writes, so it is begun only where there is something to do.
    if (step === 0 && !storage.use((database) => isSomethingToDo(database, now()))) return
    const { changed, isMore } = storage.use((database) => takeSome(database, now()))
    if (isMore) next = setTimeout(() => workLater(step + 1), pause).unref()
    const isTold = isMore ? step % stepsToAnnounce === 0 : changed || step > 0
    if (isTold) announce('sessions.changed')
  }

  /** What fails here stands in the status by now; the next run does what is left. */
  const workLater = (step: number) => {
    try {
      work(step)
    } catch (error) {
      if (!(error instanceof RoompassError)) throw error
    }
  }

  return {
    run: () => {
      if (next === null) work(0)
    },
    preview: (settings) =>
      storage.isOpen()
        ? storage.use((database) => previewOverdue(database, overdueAt(settings, now()), now()))
        : nothing,
  }
}

function isSomethingToDo(database: Database, now: number): boolean {
  return (
    isAnyOverdue(database, overdueAt(readSettings(database), now)) ||
    areChangesMany(database) ||
    isAnyIssuerUnused(database) ||
    textSegments(database) > segmentsAtMost
  )
}

/** Takes some of what is kept too long, and puts some of the text index together, in one transaction. */
function takeSome(database: Database, now: number): { changed: boolean; isMore: boolean } {
  return database
    .transaction(() => {
      const overdue = overdueAt(readSettings(database), now)
      const removed = removeOverdue(database, overdue, removedAtOnce)
      const erased = eraseOverdue(database, overdue, erasedAtOnce)
      trimChanges(database)
      if (isAnyIssuerUnused(database)) removeUnusedIssuers(database)
      const merged = textSegments(database) > segmentsAtMost && mergeStep(database)
      const isMore = removed === removedAtOnce || erased === erasedAtOnce || merged
      return { changed: removed + erased > 0, isMore }
    })
    .immediate()
}
