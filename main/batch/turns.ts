import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openLock } from '../data/lock.ts'

/** Milliseconds between two looks at a lock that somebody else holds. */
const lookEvery = 3

/**
 * Turns of all batches, in all processes, at one history. SQLite's own lock goes to whoever looks when it happens to be free,
 * so two batches that write all the time could keep each other, and everybody else, away from it for long.
 */
export interface Turns {
  /** Waits for a turn; null where it is no longer wanted. Whoever waits longest is next. @returns what ends it */
  take(isWanted: () => boolean): Promise<(() => void) | null>
  close(): void
}

/**
 * @param folder where the two lock files stand: who holds the first one is the next to get the second, so that nobody can
 * take two turns before somebody who waits has had one.
 */
export function createTurns(folder: string): Turns {
  const next = openLock(join(folder, 'next.lock'))
  const turn = openLock(join(folder, 'turn.lock'))
  const taken = async (lock: typeof turn, isWanted: () => boolean) => {
    while (!lock.take()) {
      if (!isWanted()) return false
      await wait(lookEvery)
    }
    return true
  }
  return {
    take: async (isWanted) => {
      if (!(await taken(next, isWanted))) return null
      try {
        return (await taken(turn, isWanted)) ? turn.release : null
      } finally {
        next.release()
      }
    },
    close: () => {
      next.close()
      turn.close()
    },
  }
}
