/** How much one key may ask. */
export interface RateLimit {
  readonly requests: number
  readonly seconds: number
}

/** 1,000 requests a minute (https://docs.digitalsamba.com/rest-api/rate-limiting). */
export const documentedLimit: RateLimit = { requests: 1000, seconds: 60 }

/**
 * Counts requests of each key in windows that begin with a request. The function it gives takes the key and epoch
 * seconds, and gives null while there is room, else the seconds until there is.
 */
export function countRequests(limit: RateLimit): (key: string, now: number) => number | null {
  const windows = new Map<string, { readonly until: number; count: number }>()
  return (key, now) => {
    const last = windows.get(key)
    // A clock that was set back must not leave a window open for longer than a window is.
    const isOpen = last !== undefined && now < last.until && last.until - now <= limit.seconds
    const open = isOpen ? last : { until: now + limit.seconds, count: 0 }
    windows.set(key, open)
    open.count += 1
    return open.count > limit.requests ? open.until - now : null
  }
}
