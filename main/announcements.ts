/** Tells listeners that something has changed. */
export interface Announcements<E extends string> {
  announce(event: E): void
  /** Gives the function that ends the listening. */
  on(event: E, listener: () => void): () => void
}

export function announcements<E extends string>(): Announcements<E> {
  const listeners = new Set<{ readonly event: E; readonly listener: () => void }>()
  return {
    announce: (event) => {
      for (const entry of [...listeners]) {
        if (entry.event === event) entry.listener()
      }
    },
    on: (event, listener) => {
      const entry = { event, listener }
      listeners.add(entry)
      return () => void listeners.delete(entry)
    },
  }
}
