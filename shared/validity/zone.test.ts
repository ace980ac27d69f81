import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfDayAfter, epochOfWall, isTimeZone, offsetAt } from './zone.ts'

const utc = (text: string) => Date.parse(`${text}Z`) / 1000
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Asuncion',
  'Africa/Casablanca',
]

describe('offsetAt', () => {
  it('knows summer, winter and zones of odd minutes', () => {
    expect(offsetAt(utc('2026-07-01T00:00'), 'Europe/Berlin')).toBe(7_200)
    expect(offsetAt(utc('2026-12-01T00:00'), 'Europe/Berlin')).toBe(3_600)
    expect(offsetAt(utc('2026-12-01T00:00'), 'America/New_York')).toBe(-18_000)
    expect(offsetAt(utc('2026-12-01T00:00'), 'Asia/Kathmandu')).toBe(20_700)
    expect(offsetAt(utc('2026-12-01T00:00'), 'UTC')).toBe(0)
  })

  it('knows offsets with seconds, from before there were zones', () => {
    expect(offsetAt(utc('1880-01-01T00:00'), 'America/New_York')).toBe(-(4 * 3600 + 56 * 60 + 2))
  })

  it('gives null for an unknown zone and for a moment beyond all dates', () => {
    expect(offsetAt(0, 'Nowhere/Land')).toBeNull()
    expect(offsetAt(8_640_000_000_001, 'UTC')).toBeNull()
    expect(offsetAt(8_640_000_000_000, 'UTC')).toBe(0)
  })
})

describe('isTimeZone', () => {
  it('tells known zones from others', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true)
    expect(isTimeZone('Nowhere/Land')).toBe(false)
    expect(isTimeZone('')).toBe(false)
  })
})

describe('epochOfWall', () => {
  it('reads a skipped time of day with the offset before the gap', () => {
    expect(epochOfWall(utc('2026-03-29T02:30'), 'Europe/Berlin')).toBe(utc('2026-03-29T01:30'))
  })

  it('takes the first of a time of day that occurs twice', () => {
    expect(epochOfWall(utc('2026-10-25T02:30'), 'Europe/Berlin')).toBe(utc('2026-10-25T00:30'))
    expect(epochOfWall(utc('2026-11-01T01:30'), 'America/New_York')).toBe(utc('2026-11-01T05:30'))
  })

  it('is exact on both sides of a change', () => {
    expect(epochOfWall(utc('2026-03-29T01:59:59'), 'Europe/Berlin')).toBe(utc('2026-03-29T00:59:59'))
    expect(epochOfWall(utc('2026-03-29T03:00'), 'Europe/Berlin')).toBe(utc('2026-03-29T01:00'))
    expect(epochOfWall(utc('2026-10-25T03:00'), 'Europe/Berlin')).toBe(utc('2026-10-25T02:00'))
  })

  it('gives a moment at which the clocks show the wall time, unless clocks skipped it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: utc('1950-01-01T00:00'), max: utc('2100-01-01T00:00') }),
        fc.constantFrom(...zones),
        (epoch, zone) => {
          const wall = epoch + (offsetAt(epoch, zone) ?? Number.NaN)
          const back = epochOfWall(wall, zone) ?? Number.NaN
          expect(back + (offsetAt(back, zone) ?? Number.NaN)).toBe(wall)
          expect(back).toBeLessThanOrEqual(epoch)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('endOfDayAfter', () => {
  it('is 23:59:59 on the clocks of the zone', () => {
    expect(endOfDayAfter(utc('2026-11-05T12:00'), 'UTC')).toBe(utc('2026-11-05T23:59:59'))
    expect(endOfDayAfter(utc('2026-11-05T12:00'), 'Europe/Berlin')).toBe(utc('2026-11-05T22:59:59'))
    expect(endOfDayAfter(utc('2026-11-05T23:30'), 'Europe/Berlin')).toBe(utc('2026-11-06T22:59:59'))
  })

  it('is the next day’s in the very last second', () => {
    expect(endOfDayAfter(utc('2026-11-05T23:59:58'), 'UTC')).toBe(utc('2026-11-05T23:59:59'))
    expect(endOfDayAfter(utc('2026-11-05T23:59:59'), 'UTC')).toBe(utc('2026-11-06T23:59:59'))
  })

  it('is right on days of 23 and 25 hours', () => {
    expect(endOfDayAfter(utc('2026-03-29T00:00'), 'Europe/Berlin')).toBe(utc('2026-03-29T21:59:59'))
    expect(endOfDayAfter(utc('2026-10-25T00:00'), 'Europe/Berlin')).toBe(utc('2026-10-25T22:59:59'))
  })

  it('is the second 23:59:59 where clocks go back before midnight', () => {
    // Paraguay, 2024-03-24: at 24:00 the clocks went back to 23:00 of the 23rd.
    expect(endOfDayAfter(utc('2024-03-23T20:00'), 'America/Asuncion')).toBe(utc('2024-03-24T03:59:59'))
  })

  it('gives null where there is no such day', () => {
    expect(endOfDayAfter(0, 'Nowhere/Land')).toBeNull()
    expect(endOfDayAfter(8_640_000_000_000, 'UTC')).toBeNull()
  })
})
