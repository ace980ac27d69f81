/**
 * Tells the other threads of this process that its main thread is at the history, so that one that writes all the time lets
 * it go first: SQLite's own lock goes to whoever looks when it happens to be free.
 */
export interface Door {
  /** What other threads make a `Door` of. */
  readonly memory: SharedArrayBuffer
  enter(): void
  leave(): void
  /** Waits until nobody is inside, but no longer than a number of milliseconds. */
  empty(atMost: number): Promise<void>
}

export function createDoor(memory: SharedArrayBuffer = new SharedArrayBuffer(4)): Door {
  const inside = new Int32Array(memory)
  return {
    memory,
    enter: () => void Atomics.add(inside, 0, 1),
    leave: () => {
      Atomics.sub(inside, 0, 1)
      Atomics.notify(inside, 0)
    },
    empty: async (atMost) => {
      const until = performance.now() + atMost
      for (let now = Atomics.load(inside, 0); now > 0; now = Atomics.load(inside, 0)) {
        const left = until - performance.now()
        if (left <= 0) return
        await Atomics.waitAsync(inside, 0, now, left).value
      }
    },
  }
}
