import type { Engine } from '../engine.ts'
import type { ClipboardKeeper } from './clipboard.ts'
import type { Dialogs } from './dialogs.ts'
import type { Log } from './log.ts'
import { isAny, memoryOnly } from './memory-only.ts'
import { quitQuestion } from './questions.ts'

/** Milliseconds for clearing up: a clipboard or a keychain that hangs must not keep the application alive. */
const longest = 5000

/**
 * Quitting has two steps, as Electron has: before the windows close the person may still stay; once they are closed,
 * and have said their last word to main, everything is cleared up.
 */
export interface Quitting {
  /** Whether quitting now would lose something that the person has not agreed to lose. */
  wouldLose(): boolean
  /** Asks whether to lose it. Asked twice at the same time, it asks once. */
  ask(): Promise<boolean>
  /** Takes our text off the clipboard and closes the history, once. Never rejects. */
  clearUp(): Promise<void>
  /** Whether `clearUp` is done. */
  isClearedUp(): boolean
}

export function createQuitting(tools: {
  readonly engine: Pick<Engine, 'status' | 'close'>
  readonly dialogs: Pick<Dialogs, 'ask'>
  readonly clipboard: Pick<ClipboardKeeper, 'clearOwn'>
  readonly log: Log
}): Quitting {
  const { engine, dialogs, clipboard, log } = tools
  let agreed = false
  let clearedUp = false
  let asking: Promise<boolean> | null = null
  let clearing: Promise<void> | null = null

  async function ask(): Promise<boolean> {
    const { sessions, keys } = memoryOnly(engine.status())
    agreed = await dialogs.ask(quitQuestion(sessions, keys))
    return agreed
  }

  async function clearUp(): Promise<void> {
    await withinTime('clipboard', () => clipboard.clearOwn(), log)
    await withinTime('engine', () => engine.close(), log)
    clearedUp = true
  }

  return {
    wouldLose: () => {
      if (agreed || clearedUp) return false
      return isAny(memoryOnly(engine.status()))
    },
    ask: () => {
      asking ??= ask().finally(() => {
        asking = null
      })
      return asking
    },
    clearUp: () => {
      clearing ??= clearUp()
      return clearing
    },
    isClearedUp: () => clearedUp,
  }
}

/** Waits for a step of clearing up, but not for ever; what goes wrong is logged and does not keep anyone from quitting. */
async function withinTime(step: string, work: () => Promise<void>, log: Log): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), longest)
  })
  try {
    await Promise.race([work(), late])
  } catch (error) {
    log.error('not cleared up', error, { step })
  } finally {
    clearTimeout(timer)
  }
}
