import { epochOfWall, offsetAt } from '../../shared/validity/zone.ts'

const day = 86_400

/** The number of the day since 1970 that a moment falls on in a time zone. */
function dayNumber(epoch: number, timeZone: string): number {
  return Math.floor((epoch + (offsetAt(epoch, timeZone) ?? 0)) / day)
}

/** The first second of a day by its number. */
function startOf(number: number, timeZone: string): number {
  return epochOfWall(number * day, timeZone) ?? number * day
}

/** The first second of the day that `epoch` falls on in the zone; with `daysLater`, of a day after or before it. */
export function startOfDay(epoch: number, timeZone: string, daysLater = 0): number {
  return startOf(dayNumber(epoch, timeZone) + daysLater, timeZone)
}

/** The day that a moment falls on in the zone, as a field for dates has it: `2026-11-21`. */
export function dateOf(epoch: number, timeZone: string): string {
  return new Date(dayNumber(epoch, timeZone) * day * 1000).toISOString().slice(0, 10)
}

/** The first second of a date such as `2026-11-21` in the zone; with `daysLater`, of a day after it. Null for no date. */
export function epochOfDate(date: string, timeZone: string, daysLater = 0): number | null {
  const number = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) / 1000 / day : Number.NaN
  return Number.isInteger(number) ? startOf(number + daysLater, timeZone) : null
}
