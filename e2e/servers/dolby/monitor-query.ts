/** What a query of the Monitor API asks for. */
export interface MonitorQuery {
  /** Epoch milliseconds, both included. */
  readonly from: number
  readonly to: number
  readonly max: number
  /** How many were seen, as the cursor says. */
  readonly skip: number
}

const most = 100

/**
 * Reads `from` and `to` in epoch milliseconds, `max` and `start` (the vendor's Node client,
 * `src/communications/monitor/conferences.ts`: from 0 to 9999999999999, 100 at a time). Null for what is none of these.
 * Not documented and chosen here: that 100 is also the maximum, and the form of the cursor.
 */
export function readMonitorQuery(query: URLSearchParams): MonitorQuery | null {
  const from = readNumber(query.get('from'), 0)
  const to = readNumber(query.get('to'), 9_999_999_999_999)
  const max = readNumber(query.get('max'), most)
  const skip = readCursor(query.get('start') ?? '')
  if (from === null || to === null || max === null || skip === null) return null
  return max >= 1 && max <= most ? { from, to, max, skip } : null
}

/** One page, and the cursors beside it: `next` is empty on the last one, and whoever loops ends there. */
export function pageOf<Item>(all: readonly Item[], { skip, max }: MonitorQuery) {
  const end = skip + max
  return {
    first: cursorOf(0),
    next: end < all.length ? cursorOf(end) : '',
    items: all.slice(skip, end),
  }
}

/** A cursor, which is to be sent back as it is. */
function cursorOf(skip: number): string {
  return Buffer.from(`seen:${skip}`).toString('base64')
}

function readCursor(cursor: string): number | null {
  if (cursor === '') return 0
  const digits = /^seen:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1]
  return digits === undefined ? null : Number(digits)
}

function readNumber(text: string | null, usual: number): number | null {
  if (text === null) return usual
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** Reads `true` and `false`; false when not given, null for anything else. */
export function readFlag(query: URLSearchParams, name: string): boolean | null {
  const text = query.get(name) ?? 'false'
  return text === 'true' || text === 'false' ? text === 'true' : null
}

/**
 * Reads `alias`, a regular expression for the whole of it: `foobar` is that alias, `foobar.*` those that begin so
 * (`src/communications/types/conferences.ts`). Every alias fits where it isn't given; null when it is no expression.
 */
export function readAlias(query: URLSearchParams): RegExp | null {
  try {
    return new RegExp(`^(?:${query.get('alias') ?? '.*'})$`, 's')
  } catch {
    return null
  }
}
