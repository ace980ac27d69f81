import { useMemo } from 'react'
import type { SessionFilter } from '../../shared/schemas.ts'
import { localTimeZone, useToday } from '../stores/clock.ts'
import { filterOf } from './filters.ts'
import { useHistoryView } from './history-view.ts'

/** What the filters of the history ask main for. It is the same object until they, or the day, change. */
export function useFilter(): SessionFilter {
  const { filters } = useHistoryView()
  const timeZone = localTimeZone()
  const today = useToday(timeZone)
  return useMemo(() => filterOf(filters, today, timeZone), [filters, today, timeZone])
}
