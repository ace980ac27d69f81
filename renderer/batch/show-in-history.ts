import type { Batch } from '../../shared/batch/schemas.ts'
import { noFilters } from '../history/filters.ts'
import { changeFilters } from '../history/history-view.ts'
import { showScreen } from '../stores/screen-store.ts'

/**
 * Shows what a batch issued: the sessions of its profile on the days on which it ran, the newest first. A date of
 * another time zone may take a day more in.
 */
export function showBatchInHistory({ profileId, startedAt, changedAt }: Batch, timeZone: string): void {
  const dates = {
    preset: 'custom',
    first: dateOf(startedAt, timeZone),
    last: dateOf(changedAt, timeZone),
  } as const
  changeFilters({ ...noFilters, profileId, dates })
  showScreen('history')
}

/** Such as `2026-11-21`, as a date field has it. `epoch` in seconds. */
function dateOf(epoch: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(epoch * 1000)
}
