import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatLocal,
  formatLocalTime,
  formatRelative,
  formatRemaining,
  formatSpan,
  formatUtc,
} from './human.ts'

const moment = Date.parse('2026-11-05T15:02:10Z') / 1000

describe('formatLocal', () => {
  it.each([
    ['Europe/Berlin', '5 Nov 2026, 16:02:10 CET'],
    ['America/New_York', '5 Nov 2026, 10:02:10 EST'],
    ['Australia/Sydney', '6 Nov 2026, 02:02:10 AEDT'],
    ['UTC', '5 Nov 2026, 15:02:10 UTC'],
    ['Asia/Kathmandu', '5 Nov 2026, 20:47:10 GMT+5:45'],
  ])('shows the clocks of %s with the name of the zone', (zone, text) => {
    expect(formatLocal(moment, zone)).toBe(text)
  })

  it('tells the two hours apart that clocks show twice', () => {
    const first = Date.parse('2026-10-25T00:30:00Z') / 1000
    expect(formatLocal(first, 'Europe/Berlin')).toBe('25 Oct 2026, 02:30:00 CEST')
    expect(formatLocal(first + 3_600, 'Europe/Berlin')).toBe('25 Oct 2026, 02:30:00 CET')
  })

  it('shows an unknown zone as UTC, and says so', () => {
    expect(formatLocal(moment, 'Nowhere/Land')).toBe('5 Nov 2026, 15:02:10 UTC')
  })

  it('writes midnight as 00, and the date in the language asked for', () => {
    expect(formatLocal(0, 'UTC')).toBe('1 Jan 1970, 00:00:00 UTC')
    expect(formatLocal(moment, 'Europe/Berlin', 'de-DE')).toBe('5. Nov. 2026, 16:02:10 CET')
  })

  it('gives the time of day alone', () => {
    expect(formatLocalTime(moment, 'Europe/Berlin')).toBe('16:02:10 CET')
  })
})

describe('formatUtc', () => {
  it('shows the second', () => {
    expect(formatUtc(moment)).toBe('2026-11-05 15:02:10 UTC')
  })

  it.each([
    [1_700_000_000_000, 'the year 55,840'],
    [1_700_000_000_000_000, 'the year 53,872,825'],
    [-1_000_000_000_000, 'the year 29,720 BC'],
    [Number.NaN, 'no such time'],
    [Number.POSITIVE_INFINITY, 'no such time'],
  ])('shows %d as its year', (epoch, text) => {
    expect(formatUtc(epoch)).toBe(text)
    expect(formatLocal(epoch, 'Europe/Berlin')).toBe(text)
  })

  it('shows dates up to the end of the year 9999', () => {
    expect(formatUtc(Date.parse('9999-12-30T00:00:00Z') / 1000)).toBe('9999-12-30 00:00:00 UTC')
    expect(formatUtc(Date.parse('+010000-01-02T00:00:00Z') / 1000)).toBe('the year 10,000')
  })
})

describe('formatSpan', () => {
  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [59, '59 s'],
    [60, '1 min'],
    [65, '1 min 5 s'],
    [3_599, '59 min 59 s'],
    [3_600, '1 h'],
    [7_080, '1 h 58 min'],
    [7_139, '1 h 58 min'],
    [86_399, '23 h 59 min'],
    [90_000, '1 d 1 h'],
    [31_536_000, '1 y'],
    [400 * 86_400, '1 y 35 d'],
    [1_700_000_000_000, '53,906 y'],
    [-60, '1 min'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatSpan(seconds)).toBe(text)
  })
})

describe('formatRelative', () => {
  it.each([
    [7_200, 'in 2 h'],
    [-7_200, '2 h ago'],
    [1, 'in 1 s'],
    [0, 'now'],
  ])('shows %d seconds from now as %s', (ahead, text) => {
    expect(formatRelative(moment + ahead, moment)).toBe(text)
  })
})

describe('formatRemaining', () => {
  it.each([
    [0, 7_080, '1 h 58 min left'],
    [11_520, 20_000, 'starts in 3 h 12 min'],
    [-20_000, -7_200, 'expired 2 h ago'],
    [-20_000, 0, 'expired now'],
    [0, 0, 'never valid'],
    [0, null, 'no end'],
    [null, 60, '1 min left'],
  ] as const)('shows from %s until %s as %s', (from, until, text) => {
    const ahead = (seconds: number | null) => (seconds === null ? null : moment + seconds)
    const times = { validFrom: ahead(from), validUntil: ahead(until) }
    expect(formatRemaining(times, moment)).toBe(text)
  })

  it('says that the platform did not say when it ends', () => {
    const times = { validFrom: moment, validUntil: null, isEndUnknown: true, stoppedAt: null }
    expect(formatRemaining(times, moment)).toBe('end unknown')
  })

  it.each([
    [-300, 'stopped 5 min ago'],
    [-1, 'stopped 1 s ago'],
    [0, 'stopped now'],
  ])('says when somebody stopped it, %s seconds from now', (seconds, text) => {
    const times = {
      validFrom: null,
      validUntil: moment + 60,
      isEndUnknown: false,
      stoppedAt: moment + seconds,
    }
    expect(formatRemaining(times, moment)).toBe(text)
  })
})

describe('every way of showing a time', () => {
  it('takes any number and any zone', () => {
    const zones = fc.oneof(fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Kiritimati', ''), fc.string())
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.maxSafeInteger()), zones, (epoch, zone) => {
        const texts = [
          formatLocal(epoch, zone),
          formatLocalTime(epoch, zone),
          formatUtc(epoch),
          formatRelative(epoch, moment),
          formatRemaining({ validFrom: epoch, validUntil: epoch }, moment),
        ]
        for (const text of texts) expect(text).toMatch(/^\S.*\S$/)
      }),
      { numRuns: 1000 },
    )
  })
})
