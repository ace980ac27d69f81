import type { Bucket, Unit } from './buckets.ts'
import { calendarOf, momentOf } from './day-number.ts'

const formatter = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
const dayAndMonth = formatter({ day: 'numeric', month: 'short' })
const monthAndYear = formatter({ month: 'short', year: 'numeric' })
const wholeDay = formatter({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const days = formatter({ day: 'numeric', month: 'short', year: 'numeric' })

/** A bucket in as few words as an axis has place for. */
export function axisWords({ first }: Pick<Bucket, 'first'>, unit: Unit): string {
  const moment = momentOf(first)
  switch (unit) {
    case 'day':
    case 'week':
      return dayAndMonth.format(moment)
    case 'month':
      return monthAndYear.format(moment)
    case 'year':
      return String(calendarOf(first).year)
  }
}

/** A bucket with everything: which week or month it is, and which days of it. */
export function bucketWords({ first, last }: Omit<Bucket, 'sessions'>, unit: Unit): string {
  const range = rangeWords({ first, last })
  switch (unit) {
    case 'day':
      return wholeDay.format(momentOf(first))
    case 'week':
      return `Week ${isoWeekOf(first)}, ${range}`
    case 'month':
      return isWholeMonth(first, last) ? monthAndYear.format(momentOf(first)) : range
    case 'year':
      return isWholeYear(first, last) ? String(calendarOf(first).year) : range
  }
}

/** The days from one to another, such as `15–21 Nov 2026`. */
export function rangeWords({ first, last }: Omit<Bucket, 'sessions'>): string {
  return days.formatRange(momentOf(first), momentOf(last))
}

/** The number of the week that a day is in: the first of a year has its first Thursday (ISO 8601). */
export function isoWeekOf(number: number): number {
  const thursday = number - calendarOf(number).weekday + 3
  const { year } = calendarOf(thursday)
  const newYear = new Date(0).setUTCFullYear(year, 0, 1) / 86_400_000
  return Math.floor((thursday - newYear) / 7) + 1
}

function isWholeMonth(first: number, last: number): boolean {
  return calendarOf(first).date === 1 && calendarOf(last + 1).date === 1
}

function isWholeYear(first: number, last: number): boolean {
  const [start, next] = [calendarOf(first), calendarOf(last + 1)]
  return start.date === 1 && start.month === 0 && next.date === 1 && next.month === 0
}

const shortNumbers = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const numbers = new Intl.NumberFormat('en')

/** A number in as few characters as an axis has place for, such as `12K`. */
export function axisNumber(count: number): string {
  return count < 10_000 ? numbers.format(count) : shortNumbers.format(count)
}

/** Such as `12,408`. */
export function wholeNumber(count: number): string {
  return numbers.format(count)
}

/** A part of all, such as `12.3 %`; what is not nothing is never told as nothing, and what is not all never as all. */
export function shareWords(part: number, all: number): string {
  if (all <= 0) return ''
  const percent = (100 * part) / all
  if (part > 0 && percent < 0.1) return '< 0.1 %'
  if (part < all && percent > 99.9) return '> 99.9 %'
  return `${percent.toFixed(1)} %`
}

/** Main counts what expires soon no further. */
const countedAtMost = 10_000

/** How many sessions expire soon, beside that title. */
export function expiringWords(sessions: number): string {
  if (sessions === 0) return 'none within 24 hours'
  return sessions > countedAtMost
    ? `more than ${wholeNumber(countedAtMost)} within 24 hours`
    : `${wholeNumber(sessions)} within 24 hours`
}
