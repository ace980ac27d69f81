import { setTimeout as after } from 'node:timers/promises'

/** Gives each request of a run its turn: evenly spread, and none while it is paused. */
export interface Turns {
  /** Waits for the next turn. False once the run is over. */
  next(): Promise<boolean>
  pause(): void
  resume(): void
}

export interface TurnOptions {
  /** Turns a second at most; 0 for no limit. */
  readonly rate: number
  /** Milliseconds. */
  readonly clock: () => number
  /** Ends every wait. */
  readonly over: AbortSignal
  /** Waits for milliseconds, or until the signal. */
  readonly wait?: (milliseconds: number, over: AbortSignal) => Promise<void>
}

/** Timers are late by a few milliseconds; so much is caught up with, and what is later is let go. */
const slack = 50

/** No timer is shorter, in milliseconds. */
const shortestWait = 1

/** One turn after the other, whoever asks. */
export function createTurns({ rate, clock, over, wait = usualWait }: TurnOptions): Turns {
  const interval = rate === 0 ? 0 : 1000 / rate
  const longestWait = Math.max(interval, shortestWait)
  let resumed: PromiseWithResolvers<void> | null = null
  let free = Number.NEGATIVE_INFINITY
  let last: Promise<boolean> = Promise.resolve(true)

  const resume = () => {
    resumed?.resolve()
    resumed = null
  }
  over.addEventListener('abort', resume, { once: true })

  const turn = async (): Promise<boolean> => {
    while (!over.aborted) {
      if (resumed !== null) {
        await resumed.promise
        continue
      }
      // Never longer than between two turns: a clock that is set back must not stop the run.
      const left = Math.min(longestWait, free - clock())
      if (left >= shortestWait) await wait(left, over)
      if (resumed !== null || over.aborted) continue
      const now = clock()
      free = (now - free > slack ? now : free) + interval
      return true
    }
    return false
  }

  return {
    next: () => {
      last = last.then(turn)
      return last
    },
    pause: () => {
      if (!over.aborted) resumed ??= Promise.withResolvers()
    },
    resume,
  }
}

const usualWait = (milliseconds: number, over: AbortSignal) =>
  after(milliseconds, undefined, { signal: over }).catch(() => undefined)
