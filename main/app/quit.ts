import type { Engine } from '../engine.ts'
import type { ClipboardKeeper } from './clipboard.ts'
import type { Dialogs } from './dialogs.ts'
import type { Log } from './log.ts'
import { quitQuestion } from './questions.ts'

/** Milliseconds for clearing up: a clipboard or a keychain that hangs must not keep the application alive. */
const longest = 5000

export interface Quitting {
  /** Whether everything is cleared up and the application may end now. */
  ready(): boolean
  /**
   * Asks where something would be lost, then takes our text off the clipboard and closes the history. False where
   * the person stays. Asked twice at the same time it does it once.
   */
  prepare(): Promise<boolean>
}

export function createQuitting(tools: {
  readonly engine: Pick<Engine, 'status' | 'close'>
  readonly dialogs: Pick<Dialogs, 'ask'>
  readonly clipboard: Pick<ClipboardKeeper, 'clearOwn'>
  readonly log: Log
}): Quitting {
  const { engine, dialogs, clipboard, log } = tools
  let ready = false
  let underWay: Promise<boolean> | null = null

  async function prepare(): Promise<boolean> {
    const { history, keychain } = engine.status()
    const { sessionsInMemory } = history
    const { keysInMemory } = keychain
    const loses = sessionsInMemory > 0 || keysInMemory > 0
    if (loses && !(await dialogs.ask(quitQuestion(sessionsInMemory, keysInMemory)))) return false
    await withinTime('clipboard', () => clipboard.clearOwn(), log)
    await withinTime('engine', () => engine.close(), log)
    ready = true
    return true
  }

  return {
    ready: () => ready,
    prepare: () => {
      underWay ??= prepare().finally(() => {
        underWay = null
      })
      return underWay
    },
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
