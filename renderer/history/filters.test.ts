import { describe, expect, it } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { startOfDay } from '../view/days.ts'
import { type DateRange, filterOf, isFiltered, isNarrowed, noFilters } from './filters.ts'

const zone = 'Europe/Berlin'
const at = (iso: string) => Date.parse(iso) / 1000
const today = startOfDay(at('2026-11-21T13:02:10Z'), zone)
const issued = (dates: Partial<DateRange>) =>
  filterOf({ ...noFilters, dates: { ...noFilters.dates, ...dates } }, today, zone)

describe('the filters of the history', () => {
  it('let everything through at first', () => {
    expect(filterOf(noFilters, today, zone)).toEqual(everySession)
    expect(isFiltered(noFilters)).toBe(false)
  })

  it('count the days from today, with today among them', () => {
    expect(issued({ preset: 'today' })).toMatchObject({ from: at('2026-11-20T23:00:00Z'), until: null })
    expect(issued({ preset: 'week' })).toMatchObject({ from: at('2026-11-14T23:00:00Z'), until: null })
    // The clocks changed between: the first day begins at its own midnight.
    expect(issued({ preset: 'month' })).toMatchObject({ from: at('2026-10-22T22:00:00Z'), until: null })
  })

  it('take days of one’s own with the last one to its end, and either side open', () => {
    const from = at('2026-11-02T23:00:00Z')
    const until = at('2026-11-05T23:00:00Z')
    expect(issued({ preset: 'custom', first: '2026-11-03', last: '2026-11-05' })).toMatchObject({
      from,
      until,
    })
    expect(issued({ preset: 'custom', first: '2026-11-03' })).toMatchObject({ from, until: null })
    expect(issued({ preset: 'custom', last: '2026-11-05' })).toMatchObject({ from: null, until })
    expect(issued({ preset: 'today', first: '2026-11-03', last: '2026-11-05' }).until).toBeNull()
  })

  it('know whether anything is asked for', () => {
    expect(isFiltered({ ...noFilters, text: '  ' })).toBe(false)
    expect(isFiltered({ ...noFilters, text: 'jo' })).toBe(true)
    expect(isNarrowed({ ...noFilters, text: 'jo' })).toBe(false)
    expect(isNarrowed({ ...noFilters, origin: 'crafted' })).toBe(true)
    const custom = { preset: 'custom', first: '', last: '' } as const
    expect(isNarrowed({ ...noFilters, dates: custom })).toBe(false)
    expect(isNarrowed({ ...noFilters, dates: { ...custom, last: '2026-11-05' } })).toBe(true)
  })
})
