import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, epochOfDate, startOfDay } from './days.ts'

const berlin = 'Europe/Berlin'
const at = (iso: string) => Date.parse(iso) / 1000

describe('days of a time zone', () => {
  it('begin at its own midnight, also where the clocks change', () => {
    expect(startOfDay(at('2026-11-21T13:02:10Z'), berlin)).toBe(at('2026-11-20T23:00:00Z'))
    expect(startOfDay(at('2026-03-29T12:00:00Z'), berlin)).toBe(at('2026-03-28T23:00:00Z'))
    expect(startOfDay(at('2026-03-29T12:00:00Z'), berlin, 1)).toBe(at('2026-03-29T22:00:00Z'))
    expect(startOfDay(at('2026-11-21T13:02:10Z'), berlin, -6)).toBe(at('2026-11-14T23:00:00Z'))
  })

  it('are read from a date, and nothing else is', () => {
    expect(epochOfDate('2026-11-21', berlin)).toBe(at('2026-11-20T23:00:00Z'))
    expect(epochOfDate('2026-11-21', berlin, 1)).toBe(at('2026-11-21T23:00:00Z'))
    for (const text of ['', '2026-11', '2026-13-01', '21.11.2026', 'today'])
      expect(epochOfDate(text, berlin)).toBeNull()
  })

  it('lead from a date to its start and back, in any year of four digits', () => {
    const zones = fc.constantFrom('UTC', berlin, 'America/New_York', 'Pacific/Kiritimati')
    const days = fc.integer({ min: at('1000-01-01') / 86_400, max: at('9998-12-31') / 86_400 })
    fc.assert(
      fc.property(zones, days, (zone, number) => {
        const date = new Date(number * 86_400_000).toISOString().slice(0, 10)
        const start = epochOfDate(date, zone) ?? Number.NaN
        expect(dateOf(start, zone)).toBe(date)
        expect(startOfDay(start, zone)).toBe(start)
      }),
    )
  })
})
