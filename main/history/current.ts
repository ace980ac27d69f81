import { RoompassError } from '../../shared/errors.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { type Announcements, listeners } from '../announcements.ts'
import type { Storage } from '../data/storage.ts'
import type { Engine, EngineEvent } from '../engine.ts'
import { currentSessions } from './current-rows.ts'

export interface CurrentContext {
  readonly storage: Pick<Storage, 'use' | 'isLocked'>
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly on: Announcements<EngineEvent>['on']
}

/** The session that counts for each profile now, and who wants to hear when it becomes another. */
export type Current = Pick<Engine['sessions'], 'current' | 'onCurrent'> & {
  /** Tells nobody any more, as at the end of the run. */
  stop(): void
}

/** Milliseconds after which the clock is looked at again: it may be set, and the computer may sleep. */
const lookEvery = 1000

export function createCurrent({ storage, clock, on }: CurrentContext): Current {
  const told = listeners<{ readonly profileId: string; readonly session: SessionRow | null }>()
  /** Profile to session: ids alone, which may stay in memory over a lock. */
  let known = new Map<string, string>()
  /** Epoch seconds, in whole ones as the states are told by. */
  let firstEnd: number | null = null
  let timer: NodeJS.Timeout | null = null
  let watching: readonly (() => void)[] = []
  const listening = new Set<symbol>()
  const seconds = () => Math.floor(clock() / 1000)

  const look = (): Map<string, SessionRow> | null => {
    try {
      return storage.isLocked() ? null : storage.use((database) => currentSessions(database, seconds()))
    } catch (error) {
      // What failed is in the status by now; the next look tells what is new.
      if (error instanceof RoompassError) return null
      throw error
    }
  }

  /** Remembers what there is now, and gives what was there before. */
  const take = (now: ReadonlyMap<string, SessionRow>): ReadonlyMap<string, string> => {
    const before = known
    known = new Map([...now].map(([profileId, { id }]) => [profileId, id]))
    const ends = [...now.values()].flatMap(({ validUntil }) => validUntil ?? [])
    firstEnd = ends.length === 0 ? null : Math.ceil(Math.min(...ends))
    return before
  }

  const tellOf = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, SessionRow>) => {
    for (const profileId of new Set([...before.keys(), ...now.keys()])) {
      const session = now.get(profileId) ?? null
      if (before.get(profileId) !== session?.id) told.tell({ profileId, session })
    }
  }

  const compare = () => {
    const now = look()
    // What can't be read now is looked at again once something is announced.
    if (now === null) firstEnd = null
    else tellOf(take(now), now)
    waitForEnd()
  }

  const waitForEnd = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (firstEnd === null || listening.size === 0) return
    const left = firstEnd * 1000 - clock()
    timer = setTimeout(() => (isEnded() ? compare() : waitForEnd()), Math.min(Math.max(left, 0), lookEvery))
    timer.unref()
  }

  const isEnded = () => firstEnd !== null && seconds() >= firstEnd

  const begin = () => {
    const now = look()
    if (now !== null) take(now)
    watching = [on('sessions.changed', compare), on('profiles.changed', compare)]
  }

  const end = () => {
    for (const leave of watching) leave()
    watching = []
    listening.clear()
    firstEnd = null
    known = new Map()
    waitForEnd()
  }

  return {
    current: (profileId) =>
      storage.use((database) => currentSessions(database, seconds())).get(profileId) ?? null,
    onCurrent: (listener) => {
      const own = Symbol()
      if (listening.size === 0) begin()
      listening.add(own)
      waitForEnd()
      const leave = told.listen(({ profileId, session }) => listener(profileId, session))
      return () => {
        leave()
        if (listening.delete(own) && listening.size === 0) end()
      }
    },
    stop: end,
  }
}
