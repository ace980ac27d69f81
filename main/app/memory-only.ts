import type { Status } from '../../shared/schemas.ts'

/** How much lives in memory only, and is lost with it. */
export interface MemoryOnly {
  readonly sessions: number
  readonly keys: number
}

export function memoryOnly({ history, keychain }: Status): MemoryOnly {
  return { sessions: history.sessionsInMemory, keys: keychain.keysInMemory }
}

/** Whether there is anything of it. */
export function isAny({ sessions, keys }: MemoryOnly): boolean {
  return sessions > 0 || keys > 0
}
