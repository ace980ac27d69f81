import type { SessionFilter } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { epochOfDate, startOfDay } from '../view/days.ts'

export type DatePreset = 'any' | 'today' | 'week' | 'month' | 'custom'

/** On which days a session was issued. */
export interface DateRange {
  readonly preset: DatePreset
  /** The first and the last day of `custom`, such as `2026-11-21`; empty where that side is open. */
  readonly first: string
  readonly last: string
}

/** What a person asks of the history. Dates stay words here, so that "today" is another day tomorrow. */
export interface HistoryFilters extends Omit<SessionFilter, 'from' | 'until'> {
  readonly dates: DateRange
}

const { from: _from, until: _until, ...everything } = everySession

export const noFilters: HistoryFilters = { ...everything, dates: { preset: 'any', first: '', last: '' } }

/** Days of a preset before today; null where it does not count from today. */
const daysBefore: Record<DatePreset, number | null> = {
  any: null,
  today: 0,
  week: 6,
  month: 29,
  custom: null,
}

/** The same as a filter for main, whose times are in epoch seconds, with today and the days of `timeZone`. */
export function filterOf(filters: HistoryFilters, today: number, timeZone: string): SessionFilter {
  const { dates, ...rest } = filters
  return { ...rest, ...momentsOf(dates, today, timeZone) }
}

function momentsOf({ preset, first, last }: DateRange, today: number, timeZone: string) {
  if (preset === 'custom')
    return { from: epochOfDate(first, timeZone), until: epochOfDate(last, timeZone, 1) }
  const days = daysBefore[preset]
  return { from: days === null ? null : startOfDay(today, timeZone, -days), until: null }
}

/** Whether something is asked for beside the text. */
export function isNarrowed(filters: HistoryFilters): boolean {
  const { state, profileId, environment, origin, dates } = filters
  const hasDates =
    dates.preset === 'custom' ? dates.first !== '' || dates.last !== '' : dates.preset !== 'any'
  return state !== null || profileId !== null || environment !== null || origin !== null || hasDates
}

/** Whether anything is asked for, so that not every session fits. */
export function isFiltered(filters: HistoryFilters): boolean {
  return filters.text.trim() !== '' || isNarrowed(filters)
}
