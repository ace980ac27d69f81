import { RoompassError } from '../../shared/errors.ts'
import type { Avatars } from '../avatars/avatars.ts'
import type { Engine } from '../engine.ts'
import type { ClipboardKeeper } from './clipboard.ts'
import type { Dialogs } from './dialogs.ts'
import { lockQuestion } from './lock-question.ts'
import type { Log } from './log.ts'
import { isAny, memoryOnly } from './memory-only.ts'

/** Milliseconds that the page has to keep its form and ask for the lock; one that hangs is locked without it. */
const patience = 1000

/** The pages, as locking needs them. */
export interface Pages {
  /** How many there are. */
  count(): number
  /** Tells them that the lock is coming. */
  announce(): void
  /** Loads them anew, so that nothing stays in them. One that hangs is ended first. */
  reload(how: { readonly hangs: boolean }): void
}

/**
 * Locking: every key and every guest's picture dropped, the history shut, the pages loaded anew and the clipboard
 * cleared. The page is told first where it is not the one that asks, so that what is in the form is kept.
 */
export interface Locking {
  /**
   * Somebody wants the lock: a person through the menu, or the machine, which goes to sleep, locks its screen or is
   * left alone. The machine never loses what lives in memory only: it then clears the clipboard alone.
   */
  want(by: 'person' | 'machine'): void
  /**
   * The page asks for the lock. Asks the person first where something would be lost.
   *
   * @throws RoompassError `cancelled`
   */
  ask(): Promise<void>
  isLocked(): boolean
}

export function createLocking(tools: {
  readonly engine: Pick<Engine, 'status' | 'lock'>
  readonly dialogs: Pick<Dialogs, 'ask'>
  readonly clipboard: Pick<ClipboardKeeper, 'clearOwn'>
  readonly avatars: Pick<Avatars, 'forget'>
  readonly pages: Pages
  readonly log: Log
}): Locking {
  const { engine, dialogs, clipboard, avatars, pages, log } = tools
  let waiting: NodeJS.Timeout | undefined
  let locking: Promise<void> | null = null
  let asking: Promise<boolean> | null = null

  const isLocked = () => engine.status().history.state === 'locked'
  const inMemory = () => memoryOnly(engine.status())

  async function lockOnce(hangs: boolean): Promise<void> {
    const wasLocked = isLocked()
    await engine.lock()
    avatars.forget()
    if (!wasLocked) {
      pages.reload({ hangs })
      log.info('locked', { pageHangs: hangs })
    }
    await clearClipboard()
  }

  function lock(hangs: boolean): Promise<void> {
    stopWaiting()
    locking ??= lockOnce(hangs).finally(() => {
      locking = null
    })
    return locking
  }

  async function ask(hangs: boolean): Promise<void> {
    stopWaiting()
    if (isAny(inMemory())) {
      asking ??= dialogs.ask(lockQuestion(inMemory())).finally(() => {
        asking = null
      })
      if (!(await asking)) throw new RoompassError('cancelled', 'Roompass was not locked.')
    }
    await lock(hangs)
  }

  function stopWaiting(): void {
    clearTimeout(waiting)
    waiting = undefined
  }

  async function clearClipboard(): Promise<void> {
    await clipboard.clearOwn().catch((error: unknown) => log.error('clipboard not cleared', error))
  }

  function lockFor(by: 'person' | 'machine', hangs: boolean): void {
    const locked = by === 'person' ? ask(hangs) : lock(hangs)
    locked.catch((error: unknown) => {
      if (!(error instanceof RoompassError)) log.error('not locked', error)
    })
  }

  return {
    want: (by) => {
      if (by === 'machine' && isAny(inMemory())) {
        log.warn('not locked', { reason: 'in memory only' })
        void clearClipboard()
        return
      }
      // Locked already, the engine still has to hear of it: somebody may be unlocking. A page that asked does not ask
      // again, so nothing is left behind to lock once more after somebody has unlocked.
      if (isLocked() || locking !== null || asking !== null || pages.count() === 0) {
        lockFor(by, false)
        return
      }
      pages.announce()
      waiting ??= setTimeout(() => lockFor(by, true), patience)
    },
    ask: () => ask(false),
    isLocked,
  }
}
