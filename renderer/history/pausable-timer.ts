export interface PausableTimer {
  /** Begins anew with the whole time. */
  start(): void
  pause(): void
  /** Goes on with what was left. */
  resume(): void
  stop(): void
}

/**
 * A timer that can be held, so that nothing goes away while somebody reads it.
 *
 * @param length milliseconds that have to pass, without those in which it is held
 */
export function createPausableTimer(work: () => void, length: number): PausableTimer {
  let left = 0
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
    left = 0
  }
  const run = () => {
    since = Date.now()
    timer = setTimeout(() => {
      stop()
      work()
    }, left)
  }
  return {
    start() {
      stop()
      left = length
      run()
    },
    pause() {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      left = Math.max(0, left - (Date.now() - since))
    },
    resume() {
      if (timer === undefined && left > 0) run()
    },
    stop,
  }
}
