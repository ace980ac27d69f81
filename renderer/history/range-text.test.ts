import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rangeText } from './range-text.ts'

const zone = 'Europe/Berlin'
const at = (iso: string) => Date.parse(iso) / 1000
/** 14:02:10 in Berlin. */
const now = at('2026-11-21T13:02:10Z')

describe('a range', () => {
  const range = (from: string | null, until: string | null, timeZone = zone) =>
    rangeText(
      { validFrom: from === null ? null : at(from), validUntil: until === null ? null : at(until) },
      now,
      timeZone,
    )

  it('names the day once where both ends are on it, and not at all today', () => {
    expect(range('2026-11-21T13:02:00Z', '2026-11-21T15:02:00Z')).toBe('14:02 → 16:02')
    expect(range('2026-11-20T08:00:00Z', '2026-11-20T10:00:00Z')).toBe('20 Nov 09:00 → 11:00')
    expect(range('2025-11-20T08:00:00Z', '2025-11-20T10:00:00Z')).toBe('20 Nov 2025 09:00 → 11:00')
  })

  it('leaves no doubt about the day of its end', () => {
    expect(range('2026-11-21T13:02:00Z', '2026-11-23T15:02:00Z')).toBe('14:02 → 23 Nov 16:02')
    expect(range('2026-11-20T08:00:00Z', '2026-11-21T10:00:00Z')).toBe('20 Nov 09:00 → today 11:00')
  })

  it('goes by the days of the zone, not of UTC', () => {
    expect(range('2026-11-20T23:30:00Z', '2026-11-21T01:00:00Z')).toBe('00:30 → 02:00')
    expect(range('2026-11-20T23:30:00Z', '2026-11-21T01:00:00Z', 'UTC')).toBe('20 Nov 23:30 → today 01:00')
  })

  it('says what an absent start or end means', () => {
    expect(range('2026-11-20T08:00:00Z', null)).toBe('since 20 Nov 09:00')
    expect(range('2026-11-22T08:00:00Z', null)).toBe('from 22 Nov 09:00')
    expect(range(null, '2026-11-21T15:02:00Z')).toBe('until 16:02')
    expect(range(null, null)).toBe('always')
  })

  it('says that nobody knows the end where the platform did not say it', () => {
    const unknown = (validFrom: number | null) =>
      rangeText({ validFrom, validUntil: null, isEndUnknown: true }, now, zone)
    expect(unknown(at('2026-11-21T13:02:00Z'))).toBe('14:02 → unknown')
    expect(unknown(null)).toBe('end unknown')
  })

  it('names a moment that no calendar shows by its year', () => {
    expect(rangeText({ validFrom: now, validUntil: 1_795_626_130_000 }, now, zone)).toMatch(
      /^14:02 → the year 58,\d{3}$/,
    )
  })

  it('is words for any two numbers', () => {
    const time = fc.option(fc.oneof(fc.double(), fc.integer()), { nil: null })
    fc.assert(
      fc.property(time, time, (from, until) => {
        expect(rangeText({ validFrom: from, validUntil: until }, now, zone)).toMatch(/\w/)
      }),
    )
  })
})
