/** Things that are written several at once. */
export interface Batches<T> {
  /** Written within the time, or with the next full batch. */
  add(one: T): void
  /** Writes what waits now. */
  flush(): void
}

export interface BatchOptions<T> {
  /** Never throws. */
  readonly write: (batch: readonly T[]) => void
  /** A time after the first that was added since, once all is written. */
  readonly onTick: () => void
  /** Things that are written at once. */
  readonly most?: number
  /** Milliseconds. */
  readonly every?: number
}

/** Collects things and writes them by the time or by their number, whichever is first. */
export function createBatches<T>({ write, onTick, most = 50, every = 100 }: BatchOptions<T>): Batches<T> {
  let waiting: T[] = []
  let timer: NodeJS.Timeout | null = null
  const writeWaiting = () => {
    if (waiting.length === 0) return
    const batch = waiting
    waiting = []
    write(batch)
  }
  const tick = () => {
    timer = null
    writeWaiting()
    onTick()
  }
  return {
    add: (one) => {
      waiting.push(one)
      timer ??= setTimeout(tick, every)
      if (waiting.length >= most) writeWaiting()
    },
    flush: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      writeWaiting()
    },
  }
}
