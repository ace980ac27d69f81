import { powerMonitor } from 'electron'
import type { Settings } from '../../shared/schemas.ts'
import { watchIdleness } from './idle.ts'
import type { Locking } from './lock.ts'

/**
 * Has the application locked when the computer goes to sleep, locks its screen (macOS and Windows say so) or is left
 * alone for the time in the settings. Waking up counts too: a computer may be asleep before all is locked. Call it
 * once Electron is ready.
 */
export function lockWithMachine(locking: Locking, settings: () => Settings): void {
  const lock = () => locking.want('machine')
  powerMonitor.on('suspend', lock)
  powerMonitor.on('resume', lock)
  powerMonitor.on('lock-screen', lock)
  watchIdleness({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    lockAfterMinutes: () => lockAfterMinutes(settings),
    onIdle: lock,
  })
}

/** Never, which is 0, where the settings can't be read; while it is locked they can't. */
function lockAfterMinutes(settings: () => Settings): number {
  try {
    return settings().lockAfterMinutes
  } catch {
    return 0
  }
}
