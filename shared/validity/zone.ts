const day = 86_400
/** Seconds to which a `Date` reaches on both sides of 1970 (ECMA-262, 21.4.1.1). */
const dateRange = 8_640_000_000_000

/** Making a formatter costs more than all else here, and a preview asks for the same zone at every keystroke. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat | null {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  try {
    const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    formatters.set(timeZone, made)
    return made
  } catch {
    return null
  }
}

/** True for an IANA name, such as `Europe/Berlin`, that this runtime knows. */
export function isTimeZone(timeZone: string): boolean {
  return formatterFor(timeZone) !== null
}

/** True where a `Date` can hold the epoch seconds. */
export function isInDateRange(epoch: number): boolean {
  return Math.abs(epoch) <= dateRange
}

/**
 * Seconds by which the zone's clocks are ahead of UTC at a moment, or null for an unknown zone or a moment that a
 * `Date` can't hold.
 */
export function offsetAt(epoch: number, timeZone: string): number | null {
  const formatter = formatterFor(timeZone)
  if (formatter === null || !isInDateRange(epoch)) return null
  const name = formatter.formatToParts(epoch * 1000).find((part) => part.type === 'timeZoneName')?.value ?? ''
  const match = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(name)
  if (match === null) return null
  const size = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0)
  return match[1] === '-' ? -size : size
}

/**
 * The moment at which the zone's clocks show a wall time. `wall` is that clock reading as if it were UTC, in
 * seconds. A reading that occurs twice means the first occurrence; one that is skipped is read with the offset
 * before the gap, so that 02:30 becomes 03:30 (RFC 5545, 3.3.5; Temporal's "compatible").
 */
export function epochOfWall(wall: number, timeZone: string): number | null {
  const before = offsetAt(wall - day, timeZone)
  const after = offsetAt(wall + day, timeZone)
  if (before === null || after === null) return null
  const fitting = [before, after]
    .filter((offset) => offsetAt(wall - offset, timeZone) === offset)
    .map((offset) => wall - offset)
  return fitting.length === 0 ? wall - before : Math.min(...fitting)
}

/**
 * The last second of the day in which `epoch` falls in the zone; where `epoch` is that second already, of the next
 * day. Null for an unknown zone or a moment that a `Date` can't hold.
 */
export function endOfDayAfter(epoch: number, timeZone: string): number | null {
  const offset = offsetAt(epoch, timeZone)
  if (offset === null) return null
  const today = Math.floor((epoch + offset) / day)
  // Counted back from the next midnight: where clocks go back before midnight, 23:59:59 occurs twice.
  const midnights = [today + 1, today + 2].map((date) => epochOfWall(date * day, timeZone))
  const end = midnights.find((midnight) => midnight === null || midnight - 1 > epoch)
  return end === null || end === undefined ? null : end - 1
}
