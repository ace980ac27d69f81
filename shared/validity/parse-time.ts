import { parseDuration } from './duration.ts'
import type { ResolvedTime } from './resolve-times.ts'
import { endOfDayAfter, epochOfWall, isTimeZone } from './zone.ts'

/** What a typed time is relative to. */
export interface TimeContext {
  /** Epoch seconds. */
  readonly now: number
  /** IANA name; read for dates without an offset and for `end of day`. */
  readonly timeZone: string
  /** Epoch seconds from which a duration counts. */
  readonly countFrom: number
}

/** A reader gives null for a text that is not of its form. */
type Reader = (text: string, context: TimeContext) => ResolvedTime | null

const whatCanBeTyped =
  'type now, a duration such as 90m, 2h30m or 3d, end of day, a date such as 2026-11-05 14:00, or epoch seconds.'

const unreadable = (message: string): ResolvedTime => ({ kind: 'unreadable', message })

/** A moment as a claim can hold it: one that a number can't hold exactly is unreadable. */
export function timeAt(epoch: number): ResolvedTime {
  // Adding 0 makes 0 of the -0 that "-0" is.
  if (Number.isSafeInteger(epoch)) return { kind: 'at', at: epoch + 0 }
  return unreadable('This time is too far away to be written exactly: type a nearer one.')
}

const readNow: Reader = (text, { now }) => (/^now$/i.test(text) ? timeAt(now) : null)

const readDuration: Reader = (text, { countFrom }) => {
  const [, sign, length] = /^([+-]?)(.*)$/s.exec(text) ?? []
  const seconds = parseDuration(length ?? '')
  if (seconds === null) return null
  return timeAt(sign === '-' ? countFrom - seconds : countFrom + seconds)
}

const readEndOfDay: Reader = (text, { now, timeZone, countFrom }) => {
  if (!/^end of day$/i.test(text)) return null
  if (!isTimeZone(timeZone)) return unknownZone(timeZone)
  const end = endOfDayAfter(Math.max(now, countFrom), timeZone)
  return end === null
    ? unreadable('The start is too far away to have a day: type a nearer one.')
    : timeAt(end)
}

const readEpochSeconds: Reader = (text) => (/^-?\d+$/.test(text) ? timeAt(Number(text)) : null)

const isoForm =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/i

const readIsoDate: Reader = (text, { timeZone }) => {
  const match = isoForm.exec(text)
  if (match === null) return null
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(digits)
  const wall = wallOf(year, month, date, hour, minute, second)
  if (wall === null)
    return unreadable('There is no such date or time of day: correct it, as in 2026-11-05 14:00.')
  const zone = match[7]
  if (zone !== undefined) {
    const offset = offsetOf(zone)
    return offset === null
      ? unreadable('There is no such offset: it is Z or hours and minutes, as in +01:00.')
      : timeAt(wall - offset)
  }
  if (!isTimeZone(timeZone)) return unknownZone(timeZone)
  const epoch = epochOfWall(wall, timeZone)
  return epoch === null ? null : timeAt(epoch)
}

const digits = (text: string | undefined): number => Number(text ?? 0)

/** The clock reading as if it were UTC, in seconds, or null for one that no calendar or clock shows. */
function wallOf(
  ...[year, month, date, hour, minute, second]: [number, number, number, number, number, number]
) {
  const made = new Date(0)
  // Not `Date.UTC`, which reads the years 0 to 99 as 1900 to 1999.
  made.setUTCFullYear(year, month - 1, date)
  made.setUTCHours(hour, minute, second)
  const same = made.getUTCMonth() === month - 1 && made.getUTCDate() === date
  return same && hour < 24 && minute < 60 && second < 60 ? made.getTime() / 1000 : null
}

/** Seconds ahead of UTC of `Z`, `+01`, `+0100` or `+01:00` (RFC 3339, 5.6). */
function offsetOf(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3).replace(':', ''))
  if (hours > 23 || minutes > 59) return null
  const size = hours * 3600 + minutes * 60
  return zone.startsWith('-') ? -size : size
}

function unknownZone(timeZone: string): ResolvedTime {
  return unreadable(
    `The time zone ${timeZone} is not known here: add an offset, as in 2026-11-05T14:00+01:00.`,
  )
}

const readers = [readNow, readDuration, readEndOfDay, readEpochSeconds, readIsoDate]

/**
 * Reads a time as a person types it, to whole epoch seconds:
 *
 * - nothing: absent
 * - `now`
 * - a duration, with or without a sign, counted from `countFrom`: `2h`, `+2h`, `-1h`
 * - `end of day`: 23:59:59 in the zone, of the day of `countFrom` or of today, whichever is later, and of the next
 *   day where it is that second already
 * - epoch seconds, kept as typed also when they look like milliseconds
 * - an ISO 8601 date (its first moment in the zone) or date and time; without an offset, in the zone (see
 *   `epochOfWall` for clocks that change); a fraction of a second is cut off
 *
 * Anything else is `unreadable`, with a sentence that says what can be typed. Never throws.
 */
export function parseTime(text: string, context: TimeContext): ResolvedTime {
  const typed = text.trim()
  if (typed === '') return { kind: 'absent' }
  for (const read of readers) {
    const time = read(typed, context)
    if (time !== null) return time
  }
  return unreadable(`This can't be read as a time: ${whatCanBeTyped}`)
}
