/** How quickly rows go by, of the last seconds. */
export interface Speed {
  /** @param time in milliseconds */
  at(rows: number, time: number): void
  /** Rows a second; null where nothing is known of it. */
  rate(): number | null
}

/** Milliseconds that count. */
const span = 5000

export function createSpeed(): Speed {
  let seen: { readonly rows: number; readonly time: number }[] = []
  return {
    at: (rows, time) => {
      seen.push({ rows, time })
      // The newest of those that are too old is where the span begins.
      const begin = seen.findLastIndex((one) => one.time <= time - span)
      if (begin > 0) seen = seen.slice(begin)
    },
    rate: () => {
      const [first, last] = [seen[0], seen.at(-1)]
      if (first === undefined || last === undefined || last.time === first.time) return null
      return ((last.rows - first.rows) * 1000) / (last.time - first.time)
    },
  }
}
