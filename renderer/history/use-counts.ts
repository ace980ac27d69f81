import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { SessionFilter, StateCounts } from '../../shared/schemas.ts'
import { call, on } from '../bridge.ts'
import { eachSecond } from '../stores/clock.ts'
import type { SessionPages } from './session-pages.ts'
import { createStateCounter } from './state-counts.ts'

interface Counts {
  readonly counts: StateCounts | null
  /** How many sessions fit the filter; null where its state is any, or not counted yet. */
  readonly counted: number | null
}

/**
 * Asks for the sessions of a filter and then counts them by state: the rows come first. The numbers follow the
 * history and the time.
 */
export function useCounts(pages: SessionPages, filter: SessionFilter): Counts {
  const [counter] = useState(() =>
    createStateCounter(
      (asked) => call('sessions.counts', asked),
      filter,
      () => performance.now(),
    ),
  )
  const { counts, filter: countedFilter } = useStore(counter.store)

  useEffect(() => {
    let isLatest = true
    void pages.ask(filter).then(() => {
      if (isLatest) void counter.ask(filter)
    })
    return () => {
      isLatest = false
    }
  }, [pages, counter, filter])
  useEffect(() => on('sessions.changed', () => void counter.refresh()), [counter])
  useEffect(
    () =>
      eachSecond(() => {
        if (document.visibilityState === 'visible') void counter.tick()
      }),
    [counter],
  )
  const { state } = filter
  return {
    counts,
    counted: counts !== null && state !== null && countedFilter === filter ? counts[state] : null,
  }
}
