import { dateOf, epochOfDate } from '../view/days.ts'
import { calendarOf, dayNumberOf, momentOf, numberOf } from './day-number.ts'

export type Period = 'week' | 'month' | 'year' | 'all'

export const periods: readonly { readonly value: Period; readonly label: string }[] = [
  { value: 'week', label: '7 days' },
  { value: 'month', label: '30 days' },
  { value: 'year', label: '12 months' },
  { value: 'all', label: 'All' },
]

/** The first day of a period that ends with `today`, both counted from 1970; null where it has none. */
export function firstDayOf(period: Period, today: number): number | null {
  switch (period) {
    case 'week':
      return today - 6
    case 'month':
      return today - 29
    case 'year': {
      // The same date a year ago, and the day after it: twelve months with today's.
      const { year, month, date } = calendarOf(today)
      return numberOf(year - 1, month, date) + 1
    }
    case 'all':
      return null
  }
}

/** The day that a moment (epoch seconds) falls on in a time zone, counted from 1970. */
export function dayOf(epoch: number, timeZone: string): number {
  return dayNumberOf(dateOf(epoch, timeZone))
}

/** The first second of a day in a time zone, in epoch seconds. */
export function startOfDayNumber(number: number, timeZone: string): number | null {
  return epochOfDate(new Date(momentOf(number)).toISOString().slice(0, 10), timeZone)
}
