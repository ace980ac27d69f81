import { closeSync, existsSync, openSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'

/** Milliseconds between two looks at a lock that somebody else holds. */
const lookEvery = 25

export interface LockOptions {
  /** Milliseconds; more than any keychain call takes. */
  readonly limitMs?: number
}

/**
 * Runs a piece of work while no other process runs one under the same lock file. The lock is the operating
 * system's own, taken through SQLite on a file that stays empty (https://sqlite.org/lockingv3.html), so it ends
 * with the process that holds it, however that ends: there are no stale locks to guess about.
 *
 * @throws RoompassError `history-unavailable` where the lock does not come free in time
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  options: LockOptions = {},
): Promise<T> {
  closeSync(openSync(path, 'a', 0o600))
  const lock = new Database(path, { timeout: 0 })
  try {
    const deadline = performance.now() + (options.limitMs ?? 60_000)
    while (!taken(lock)) {
      if (performance.now() > deadline) throw heldTooLong()
      await wait(lookEvery)
    }
    return await work()
  } finally {
    lock.close()
  }
}

/** A lock of the same kind, for those who would rather go on than wait. */
export interface Lock {
  /** False where somebody has it: this process too, through another `Lock` of the file. */
  take(): boolean
  release(): void
  close(): void
}

export function openLock(path: string): Lock {
  // Closing another handle of a file would end this process's locks on it (fcntl(2)), so it is made only once.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
  const lock = new Database(path, { timeout: 0 })
  return {
    take: () => taken(lock),
    release: () => void lock.exec('ROLLBACK'),
    close: () => void lock.close(),
  }
}

function taken(lock: Database.Database): boolean {
  try {
    // Nothing is written, so no journal has to stand beside the file, where a killed process would leave it.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

function heldTooLong(): RoompassError {
  return new RoompassError(
    'history-unavailable',
    'Another Roompass is still setting up this data folder: wait for it or end it, and try again.',
  )
}
