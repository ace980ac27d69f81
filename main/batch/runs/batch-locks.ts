import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Lock, openLock } from '../../data/lock.ts'

/** Who works on which batch, among all processes: a lock for each batch, which ends with its process. */
export interface BatchLocks {
  /** Where they stand; there once one was taken. */
  readonly folder: string
  /** What ends the work; null where another process is at it. */
  take(id: string): (() => void) | null
  isTaken(id: string): boolean
  /** Once nobody will work on the batch any more. */
  drop(id: string): void
}

export function createBatchLocks(folder: string): BatchLocks {
  const pathOf = (id: string) => join(folder, `${id}.lock`)
  const attempt = (id: string): Lock | null => {
    const lock = openLock(pathOf(id))
    if (lock.take()) return lock
    lock.close()
    return null
  }
  return {
    folder,
    take: (id) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const lock = attempt(id)
      return lock === null ? null : () => lock.close()
    },
    isTaken: (id) => {
      if (!existsSync(pathOf(id))) return false
      const lock = attempt(id)
      lock?.close()
      return lock === null
    },
    drop: (id) => {
      try {
        rmSync(pathOf(id), { force: true })
      } catch {
        // Somebody looks at it just now, which some systems do not allow. It is empty, and nobody's.
      }
    },
  }
}
