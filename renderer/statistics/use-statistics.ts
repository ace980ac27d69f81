import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { call, on } from '../bridge.ts'
import { eachSecond, localTimeZone, useToday } from '../stores/clock.ts'
import { createPace } from '../stores/sheet-pace.ts'
import { dayOf, firstDayOf, startOfDayNumber } from './period.ts'
import { createStatisticsAnswers, type StatisticsState } from './statistics-answers.ts'
import { useStatisticsView } from './statistics-view.ts'

/** Milliseconds between two looks at a history that a batch changes all the time. */
const pause = 2_000
/** Seconds after which sessions may have begun or expired. */
const untilStale = 15

export interface StatisticsNow extends StatisticsState {
  /** The first day that was asked for, counted from 1970; null for all. */
  readonly from: number | null
  /** Today, counted from 1970. */
  readonly today: number
  readonly retry: () => void
}

/** The statistics of the period and the profile that are chosen. They follow the history and the time. */
export function useStatistics(): StatisticsNow {
  const [answers] = useState(() => createStatisticsAnswers((request) => call('statistics.get', request)))
  const state = useStore(answers.store)
  const { period, profileId } = useStatisticsView()
  const timeZone = localTimeZone()
  const today = dayOf(useToday(timeZone), timeZone)
  const from = firstDayOf(period, today)
  const request = useMemo(
    () => ({
      from: from === null ? null : startOfDayNumber(from, timeZone),
      until: null,
      profileId,
      timeZone,
    }),
    [from, profileId, timeZone],
  )

  useEffect(() => void answers.ask(request), [answers, request])
  useEffect(() => {
    const pace = createPace(answers.refresh, pause)
    const stops = [
      on('sessions.changed', pace.ask),
      eachSecond((now) => {
        if (now % untilStale === 0 && document.visibilityState === 'visible') pace.ask()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      pace.stop()
    }
  }, [answers])

  // What is shown is the answer's own period, until the next answer is there.
  const shown = state.answer?.request.from ?? null
  return {
    ...state,
    from: state.answer === null ? from : shown === null ? null : dayOf(shown, timeZone),
    today,
    retry: () => void answers.refresh(),
  }
}
