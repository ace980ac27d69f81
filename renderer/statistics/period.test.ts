import { describe, expect, it } from 'vitest'
import { dayNumberOf } from './day-number.ts'
import { dayOf, firstDayOf, startOfDayNumber } from './period.ts'

const on = dayNumberOf

describe('a period', () => {
  it('ends with today and has as many days as it says', () => {
    expect(firstDayOf('week', on('2026-11-21'))).toBe(on('2026-11-15'))
    expect(firstDayOf('month', on('2026-11-21'))).toBe(on('2026-10-23'))
    expect(firstDayOf('all', on('2026-11-21'))).toBeNull()
  })

  it('of twelve months begins the day after the same date a year ago, after a leap day too', () => {
    expect(firstDayOf('year', on('2026-11-21'))).toBe(on('2025-11-22'))
    expect(firstDayOf('year', on('2024-02-29'))).toBe(on('2023-03-02'))
    expect(firstDayOf('year', on('2026-12-31'))).toBe(on('2026-01-01'))
  })
})

describe('a day', () => {
  it('is that of the time zone', () => {
    const moment = Date.UTC(2026, 10, 21, 23, 30) / 1000
    expect(dayOf(moment, 'UTC')).toBe(on('2026-11-21'))
    expect(dayOf(moment, 'Europe/Berlin')).toBe(on('2026-11-22'))
    expect(dayOf(moment, 'America/New_York')).toBe(on('2026-11-21'))
  })

  it('begins at midnight of the time zone, also where the clocks were changed', () => {
    expect(startOfDayNumber(on('2026-10-26'), 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 23) / 1000)
    expect(startOfDayNumber(on('2026-10-25'), 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 24, 22) / 1000)
  })
})
