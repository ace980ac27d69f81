export interface Pace {
  /** The work has something to do. */
  ask(): void
  /** Nothing is done any more, whatever was asked for. */
  stop(): void
}

/**
 * Does a work as often as it is asked for, but never twice at a time and not again within the pause: what is asked for
 * meanwhile is done once, behind it. A run announces many changes a second.
 *
 * @param pause milliseconds from the end of one work to the next
 */
export function createPace(work: () => Promise<unknown>, pause: number): Pace {
  let state: 'idle' | 'busy' | 'busy-and-asked' | 'stopped' = 'idle'
  let timer: ReturnType<typeof setTimeout> | undefined

  async function go() {
    state = 'busy'
    await work().catch(() => {})
    if (hasStopped()) return
    timer = setTimeout(() => {
      if (state === 'busy-and-asked') void go()
      else state = 'idle'
    }, pause)
  }

  const hasStopped = () => state === 'stopped'

  return {
    ask() {
      if (state === 'idle') void go()
      else if (state === 'busy') state = 'busy-and-asked'
    },
    stop() {
      state = 'stopped'
      clearTimeout(timer)
    },
  }
}
