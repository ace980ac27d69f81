/** Tells listeners something. */
export interface Listeners<T> {
  tell(value: T): void
  /** Gives the function that ends the listening. */
  listen(listener: (value: T) => void): () => void
}

export function listeners<T>(): Listeners<T> {
  const entries = new Set<{ readonly listener: (value: T) => void }>()
  return {
    tell: (value) => {
      for (const entry of [...entries]) entry.listener(value)
    },
    listen: (listener) => {
      const entry = { listener }
      entries.add(entry)
      return () => void entries.delete(entry)
    },
  }
}

/** Tells listeners that something has changed. */
export interface Announcements<E extends string> {
  announce(event: E): void
  /** Gives the function that ends the listening. */
  on(event: E, listener: () => void): () => void
}

export function announcements<E extends string>(): Announcements<E> {
  const events = listeners<E>()
  return {
    announce: events.tell,
    on: (event, listener) =>
      events.listen((announced) => {
        if (announced === event) listener()
      }),
  }
}
