import { expect, it } from 'vitest'
import { filterOf } from '../history/filters.ts'
import { historyView } from '../history/history-view.ts'
import { testBatch } from '../stores/batch-test-double.ts'
import { screenStore } from '../stores/screen-store.ts'
import { showBatchInHistory } from './show-in-history.ts'

it('a batch is shown in the history by its profile and the days on which it ran', () => {
  const timeZone = 'Europe/Berlin'
  const batch = testBatch({ startedAt: 1_795_264_930, changedAt: 1_795_264_930 + 86_400 })
  showBatchInHistory(batch, timeZone)
  const { filters } = historyView.getState()
  expect(screenStore.getState().screen).toBe('history')
  expect(filters).toMatchObject({ profileId: 'acme', text: '', state: null })
  expect(filters.dates).toEqual({ preset: 'custom', first: '2026-11-21', last: '2026-11-22' })
  const { from, until } = filterOf(filters, 0, timeZone)
  expect(from).toBeLessThanOrEqual(batch.startedAt)
  expect(until).toBeGreaterThan(batch.changedAt)
})
