import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bucketsOf, rangeOf, startOf, type Unit, unitFor } from './buckets.ts'
import { calendarOf, dayNumberOf, momentOf } from './day-number.ts'

const on = (date: string) => dayNumberOf(date)
const dateOf = (number: number) => new Date(momentOf(number)).toISOString().slice(0, 10)
const range = (first: string, last: string) => ({ first: on(first), last: on(last) })
const units = fc.constantFrom<Unit>('day', 'week', 'month', 'year')

describe('the number of a day', () => {
  it('counts from 1970 on, also before it and beyond four digits', () => {
    expect(on('1970-01-01')).toBe(0)
    expect(on('1969-12-31')).toBe(-1)
    expect(on('2026-11-21')).toBe(Date.UTC(2026, 10, 21) / 86_400_000)
    expect(on('12026-11-21')).toBe(Date.UTC(12_026, 10, 21) / 86_400_000)
    expect(calendarOf(on('0042-03-01'))).toMatchObject({ year: 42, month: 2, date: 1 })
  })

  it('is none for what is no date', () => {
    expect(on('yesterday')).toBeNaN()
    expect(on('2026-11-21T00:00')).toBeNaN()
  })
})

describe('the unit of the bars', () => {
  it('fits the range', () => {
    expect(unitFor(range('2026-11-15', '2026-11-21'))).toBe('day')
    expect(unitFor(range('2026-10-01', '2026-11-30'))).toBe('day')
    expect(unitFor(range('2026-09-01', '2026-11-30'))).toBe('week')
    expect(unitFor(range('2025-12-01', '2026-11-21'))).toBe('week')
    expect(unitFor(range('2021-06-01', '2026-11-21'))).toBe('month')
    expect(unitFor(range('1999-01-01', '2026-11-21'))).toBe('year')
  })

  it('gives a number of bars that fit side by side, for up to a century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36_500 }), fc.integer({ min: 0, max: 30_000 }), (days, first) => {
        const whole = { first, last: first + days - 1 }
        expect(bucketsOf([], whole, unitFor(whole)).length).toBeLessThanOrEqual(146)
      }),
    )
  })
})

describe('the range of the bars', () => {
  it('is what was asked for, up to today', () => {
    expect(rangeOf([{ day: '2026-11-20', sessions: 1 }], on('2026-11-15'), on('2026-11-21'))).toEqual(
      range('2026-11-15', '2026-11-21'),
    )
  })

  it('begins with the first session where nothing was asked for, and is none where there is none', () => {
    const days = ['2024-02-29', '2026-11-20'].map((day) => ({ day, sessions: 1 }))
    expect(rangeOf(days, null, on('2026-11-21'))).toEqual(range('2024-02-29', '2026-11-21'))
    expect(rangeOf([], null, on('2026-11-21'))).toBeNull()
  })

  it('goes on to a day that is still to come: a clock was put back', () => {
    const days = [{ day: '2026-12-24', sessions: 1 }]
    expect(rangeOf(days, null, on('2026-11-21'))).toEqual(range('2026-12-24', '2026-12-24'))
    expect(rangeOf(days, on('2026-11-15'), on('2026-11-21'))).toEqual(range('2026-11-15', '2026-12-24'))
  })
})

describe('buckets', () => {
  it('of weeks begin on Monday, over the turn of the year too', () => {
    expect(dateOf(startOf(on('2027-01-01'), 'week'))).toBe('2026-12-28')
    expect(dateOf(startOf(on('2026-11-16'), 'week'))).toBe('2026-11-16')
    expect(dateOf(startOf(on('2026-11-22'), 'week'))).toBe('2026-11-16')
    expect(dateOf(startOf(on('1969-12-28'), 'week'))).toBe('1969-12-22')
  })

  it('fill what has no sessions with zero', () => {
    const days = [
      { day: '2026-11-18', sessions: 3 },
      { day: '2026-11-20', sessions: 4 },
    ]
    const found = bucketsOf(days, range('2026-11-17', '2026-11-21'), 'day')
    expect(found.map(({ sessions }) => sessions)).toEqual([0, 3, 0, 4, 0])
  })

  it('at either end hold the days of the range only', () => {
    const found = bucketsOf([], range('2026-11-18', '2026-12-02'), 'week')
    expect(found.map(({ first, last }) => [dateOf(first), dateOf(last)])).toEqual([
      ['2026-11-18', '2026-11-22'],
      ['2026-11-23', '2026-11-29'],
      ['2026-11-30', '2026-12-02'],
    ])
  })

  it('know a leap day', () => {
    const found = bucketsOf([{ day: '2024-02-29', sessions: 1 }], range('2024-02-01', '2024-03-31'), 'month')
    expect(found.map(({ last, sessions }) => [dateOf(last), sessions])).toEqual([
      ['2024-02-29', 1],
      ['2024-03-31', 0],
    ])
  })

  it('follow each other without gap or overlap, from the first day of the range to the last, and lose nothing', () => {
    const dayCounts = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.nat(1_000_000)), {
      maxLength: 50,
    })
    fc.assert(
      fc.property(units, fc.integer({ min: -800, max: 30_000 }), dayCounts, (unit, first, counted) => {
        const whole = { first, last: first + 900 }
        const days = counted.map(([day, sessions]) => ({ day: dateOf(first + day), sessions }))
        const found = bucketsOf(days, whole, unit)
        let next = first
        for (const bucket of found) {
          expect(bucket.first).toBe(next)
          expect(bucket.last).toBeGreaterThanOrEqual(bucket.first)
          next = bucket.last + 1
        }
        expect(next).toBe(whole.last + 1)
        const sum = (all: readonly { sessions: number }[]) =>
          all.reduce((total, { sessions }) => total + sessions, 0)
        expect(sum(found)).toBe(sum(days))
      }),
    )
  })

  it('are not made by the thousand for a clock that was wrong by ages', () => {
    const days = [
      { day: '0042-01-01', sessions: 1 },
      { day: '2026-11-21', sessions: 2 },
    ]
    const whole = range('0042-01-01', '2026-11-21')
    expect(bucketsOf(days, whole, unitFor(whole)).map(({ sessions }) => sessions)).toEqual([1, 2])
  })
})
