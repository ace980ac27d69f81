import { type StateTimes, stateOf } from './state.ts'
import { isInDateRange, isTimeZone } from './zone.ts'

/** Locales that know short names of zones: CET in one, EST in another, AEDT in a third. */
const localesWithZoneNames = ['en-GB', 'en-US', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA']
const secondsOfYear = 31_556_952
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options])
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formatters.set(key, made)
  return made
}

const dateAndTime = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const satisfies Intl.DateTimeFormatOptions

const timeOfDay = {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
} as const satisfies Intl.DateTimeFormatOptions

/**
 * A moment on the clocks of a zone, with the zone's short name: `5 Nov 2026, 16:02:10 CET`. An unknown zone shows
 * as UTC. A moment outside the years 1 to 9999 shows as its year alone. Never throws.
 */
export function formatLocal(epoch: number, timeZone: string, locale = 'en-GB'): string {
  return inZone(epoch, timeZone, locale, dateAndTime)
}

/** The same without the date: `16:02:10 CET`. */
export function formatLocalTime(epoch: number, timeZone: string, locale = 'en-GB'): string {
  return inZone(epoch, timeZone, locale, timeOfDay)
}

function inZone(
  epoch: number,
  timeZone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  if (!hasPlainYear(epoch)) return formatYear(epoch)
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC'
  return `${formatter(locale, { ...options, timeZone: zone }).format(epoch * 1000)} ${zoneName(epoch, zone)}`
}

/** A moment in UTC, to the second: `2026-11-05 15:02:10 UTC`; outside the years 1 to 9999 its year alone. */
export function formatUtc(epoch: number): string {
  if (!hasPlainYear(epoch)) return formatYear(epoch)
  return `${new Date(epoch * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The zone's short name at a moment, such as `CET`; where no locale knows one, the offset, such as `GMT+5:45`. */
function zoneName(epoch: number, timeZone: string): string {
  const names = localesWithZoneNames.map(
    (locale) =>
      formatter(locale, { timeZone, timeZoneName: 'short' })
        .formatToParts(epoch * 1000)
        .find((part) => part.type === 'timeZoneName')?.value,
  )
  return names.find((name) => name !== undefined && !/\d/.test(name)) ?? names[0] ?? timeZone
}

/** Whether the moment lies in the years 1 to 9999, with a day's room for the zones at both ends. */
function hasPlainYear(epoch: number): boolean {
  return epoch >= -62_135_510_400 && epoch < 253_402_214_400
}

function formatYear(epoch: number): string {
  if (!Number.isFinite(epoch)) return 'no such time'
  const year = isInDateRange(epoch)
    ? new Date(epoch * 1000).getUTCFullYear()
    : 1970 + Math.floor(epoch / secondsOfYear)
  return year > 0 ? `the year ${grouped(year)}` : `the year ${grouped(1 - year)} BC`
}

function grouped(count: number): string {
  return formatCount.format(count)
}

const formatCount = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

const spanUnits = [
  { name: 'y', seconds: 31_536_000 },
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3_600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
] as const

/**
 * A length of time for reading, in its largest unit and the one below it, cut off and not rounded: `2 h`,
 * `1 h 58 min`, `45 s`. A sign is dropped. A year is 365 days here.
 */
export function formatSpan(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds))
  if (!Number.isFinite(whole)) return 'no such time'
  const first = spanUnits.findIndex((unit) => whole >= unit.seconds)
  const large = spanUnits[first]
  if (large === undefined) return '0 s'
  const count = Math.floor(whole / large.seconds)
  const small = spanUnits[first + 1]
  const rest = small === undefined ? 0 : Math.floor((whole - count * large.seconds) / small.seconds)
  const head = `${grouped(count)} ${large.name}`
  // Beside many years, days say nothing.
  return small === undefined || rest === 0 || (large.name === 'y' && count > 9)
    ? head
    : `${head} ${rest} ${small.name}`
}

/** A moment as seen from now, both in epoch seconds: `in 2 h`, `2 h ago`, `now`. */
export function formatRelative(epoch: number, now: number): string {
  const ahead = Math.trunc(epoch - now)
  if (!Number.isFinite(ahead)) return 'no such time'
  if (ahead === 0) return 'now'
  return ahead > 0 ? `in ${formatSpan(ahead)}` : `${formatSpan(ahead)} ago`
}

/**
 * What remains of a session, or of a draft, all times in epoch seconds: `1 h 58 min left`, `starts in 3 h 12 min`,
 * `expired 2 h ago`, `never valid`, `no end`, `end unknown`, `stopped 5 min ago`.
 */
export function formatRemaining(times: StateTimes, now: number): string {
  const { validFrom, validUntil, stoppedAt } = times
  switch (stateOf(times, now)) {
    case 'never':
      return 'never valid'
    case 'not-yet':
      return `starts in ${formatSpan((validFrom ?? now) - now)}`
    case 'no-end':
      return 'no end'
    case 'unknown-end':
      return 'end unknown'
    case 'expired':
      return `expired ${ago(validUntil ?? now, now)}`
    case 'stopped':
      return `stopped ${ago(stoppedAt ?? now, now)}`
    case 'valid':
      return `${formatSpan((validUntil ?? now) - now)} left`
  }
}

const ago = (epoch: number, now: number) => (epoch >= now ? 'now' : `${formatSpan(now - epoch)} ago`)
