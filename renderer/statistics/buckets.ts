import { calendarOf, dayNumberOf, numberOf } from './day-number.ts'

/** What one bar stands for. Weeks begin on Monday (ISO 8601). */
export type Unit = 'day' | 'week' | 'month' | 'year'

/** Some days that belong together, with how many sessions were issued on them. Days are counted from 1970. */
export interface Bucket {
  readonly first: number
  readonly last: number
  readonly sessions: number
}

export interface DayRange {
  /** Days counted from 1970, both of them inside. */
  readonly first: number
  readonly last: number
}

type Days = readonly { readonly day: string; readonly sessions: number }[]

/** Days up to which a bar is a day, a week, a month: a bar can be told from the next one, and pointed at. */
const upTo = { day: 62, week: 400, month: 12 * 366 } as const
/** More bars than this are not made for days without sessions: a clock may have been wrong by ages. */
const fillAtMost = 1_000

/** The unit with which a range gives neither a few bars nor a comb. */
export function unitFor({ first, last }: DayRange): Unit {
  const days = last - first + 1
  if (days <= upTo.day) return 'day'
  if (days <= upTo.week) return 'week'
  return days <= upTo.month ? 'month' : 'year'
}

/** The days from the first to the last with sessions, as far as `from` and `until` say nothing wider; null for none. */
export function rangeOf(days: Days, from: number | null, until: number): DayRange | null {
  const numbers = days.map(({ day }) => dayNumberOf(day))
  const first = from ?? numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY)
  const last = numbers.reduce((most, number) => Math.max(most, number), until)
  return Number.isFinite(first) && first <= last ? { first, last } : null
}

/**
 * The days in buckets of a unit, in order and without gaps: one without sessions has zero. The first and the last hold
 * the days of the range only.
 */
export function bucketsOf(days: Days, range: DayRange, unit: Unit): Bucket[] {
  const counts = new Map<number, number>()
  for (const { day, sessions } of days) {
    const number = dayNumberOf(day)
    if (!(number >= range.first && number <= range.last)) continue
    const start = startOf(number, unit)
    counts.set(start, (counts.get(start) ?? 0) + sessions)
  }
  return startsOf(range, unit, counts).map((start) => ({
    first: Math.max(start, range.first),
    last: Math.min(nextStart(start, unit) - 1, range.last),
    sessions: counts.get(start) ?? 0,
  }))
}

function startsOf(range: DayRange, unit: Unit, counts: ReadonlyMap<number, number>): number[] {
  const starts: number[] = []
  for (let start = startOf(range.first, unit); start <= range.last; start = nextStart(start, unit)) {
    starts.push(start)
    if (starts.length > fillAtMost) return [...counts.keys()].sort((one, other) => one - other)
  }
  return starts
}

/** The first day of the unit that a day belongs to. */
export function startOf(number: number, unit: Unit): number {
  const { year, month, weekday } = calendarOf(number)
  switch (unit) {
    case 'day':
      return number
    case 'week':
      return number - weekday
    case 'month':
      return numberOf(year, month, 1)
    case 'year':
      return numberOf(year, 0, 1)
  }
}

function nextStart(start: number, unit: Unit): number {
  const { year, month } = calendarOf(start)
  switch (unit) {
    case 'day':
      return start + 1
    case 'week':
      return start + 7
    case 'month':
      return numberOf(year, month + 1, 1)
    case 'year':
      return numberOf(year + 1, 0, 1)
  }
}
