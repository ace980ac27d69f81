/** One way of the server to go wrong. */
export type Fault =
  | { readonly kind: 'status'; readonly status: 401 | 403 | 404 | 422 | 500 }
  /** A 429; `retryAfter` in seconds. */
  | { readonly kind: 'rate-limit'; readonly retryAfter: number }
  /** Answers rightly, but not before it is released. */
  | { readonly kind: 'slow' }
  /** Ends the connection before anything was said, or in the middle of the body. */
  | { readonly kind: 'cut'; readonly at: 'start' | 'body' }
  /** Says 200 and JSON, and sends what is none. */
  | { readonly kind: 'broken-json' }
  /** An endless-looking list; `bytes` of body, 51 MB when not given. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** Sends to another address, with 302 when not said. */
  | { readonly kind: 'redirect'; readonly to: string; readonly status?: 301 | 302 | 303 | 307 | 308 }

/** Which requests a fault meets. */
export interface FaultScope {
  /** How many, then it is over; until it is released when not given. */
  readonly times?: number
  /** The beginning of the path, or a pattern; every path when not given. */
  readonly path?: string | RegExp
}

/** A fault that was asked for. */
export interface RunningFault {
  /** How many requests it met. */
  readonly hits: number
  /** Fulfilled once it has met a request. */
  reached(): Promise<void>
  /** Ends it; slow requests go on. */
  release(): void
}

/** A fault that met a request. */
export interface MetFault {
  readonly fault: Fault
  /** Fulfilled when the fault is released. */
  readonly released: Promise<void>
}

export interface Faults {
  add(fault: Fault, scope?: FaultScope): RunningFault
  /** The oldest fault that is for this path, if any; counts the request. */
  meet(path: string): MetFault | null
  /** Releases all. */
  clear(): void
}

interface Entry {
  readonly fault: Fault
  readonly scope: FaultScope
  readonly reached: PromiseWithResolvers<void>
  readonly released: PromiseWithResolvers<void>
  hits: number
}

/** The faults of one server; several in turn are met in the order in which they were asked for. */
export function createFaults(): Faults {
  const entries = new Set<Entry>()
  // Apart from `entries`: a slow fault that is used up still holds the requests that it met.
  const held = new Set<Entry>()

  function release(entry: Entry): void {
    entries.delete(entry)
    held.delete(entry)
    entry.released.resolve()
  }

  return {
    add(fault, scope = {}) {
      const entry: Entry = {
        fault,
        scope,
        reached: Promise.withResolvers(),
        released: Promise.withResolvers(),
        hits: 0,
      }
      entries.add(entry)
      return {
        get hits() {
          return entry.hits
        },
        reached: () => entry.reached.promise,
        release: () => release(entry),
      }
    },
    meet(path) {
      for (const entry of entries) {
        if (!isFor(entry.scope, path)) continue
        entry.hits += 1
        if (entry.hits === entry.scope.times) entries.delete(entry)
        held.add(entry)
        entry.reached.resolve()
        return { fault: entry.fault, released: entry.released.promise }
      }
      return null
    },
    clear() {
      for (const entry of [...entries, ...held]) release(entry)
    },
  }
}

function isFor({ path: wanted }: FaultScope, path: string): boolean {
  if (wanted === undefined) return true
  return typeof wanted === 'string' ? path.startsWith(wanted) : path.search(wanted) !== -1
}
