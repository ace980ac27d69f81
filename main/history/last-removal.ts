import { randomUUID } from 'node:crypto'

/** Milliseconds for which a removal can be undone. */
export const undoFor = 10 * 60 * 1000

/**
 * Holds what the last removal took, in this process's memory and nowhere else, for ten minutes or until the next
 * removal.
 */
export interface LastRemoval<T> {
  /** Gives the name under which it can be had back. */
  keep(removed: T): string
  /** Gives it back, once; null where it is gone. */
  take(undo: string): T | null
  /** Holds it again, where bringing it back failed. */
  putBack(undo: string, removed: T): void
  forget(): void
}

export function lastRemoval<T>(): LastRemoval<T> {
  let held: { readonly undo: string; readonly removed: T; readonly timer: NodeJS.Timeout } | null = null
  const forget = () => {
    if (held !== null) clearTimeout(held.timer)
    held = null
  }
  const hold = (undo: string, removed: T) => {
    forget()
    held = { undo, removed, timer: setTimeout(forget, undoFor).unref() }
  }
  return {
    keep: (removed) => {
      const undo = randomUUID()
      hold(undo, removed)
      return undo
    },
    putBack: hold,
    take: (undo) => {
      if (held?.undo !== undo) return null
      const { removed } = held
      forget()
      return removed
    },
    forget,
  }
}
