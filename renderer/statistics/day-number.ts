const day = 86_400_000

/** Days since 1970 of a date such as `2026-11-21`; NaN for what is none. */
export function dayNumberOf(date: string): number {
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(date)
  if (parts === null) return Number.NaN
  return numberOf(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))
}

/** @param month from 0; what is beyond a year's twelve months, or a month's days, counts on */
export function numberOf(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month, date) / day
}

/** The calendar of a day by its number, with months from 0 and weekdays from 0 for Monday (ISO 8601). */
export function calendarOf(number: number): { year: number; month: number; date: number; weekday: number } {
  const at = new Date(number * day)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth(),
    date: at.getUTCDate(),
    // 1970-01-01 was a Thursday.
    weekday: (((number + 3) % 7) + 7) % 7,
  }
}

/** A day by its number as a moment that a formatter of UTC shows as that day. */
export function momentOf(number: number): number {
  return number * day
}
