import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Period } from './period.ts'

interface StatisticsView {
  readonly period: Period
  /** Sessions of one profile only; null for all. */
  readonly profileId: string | null
  /** The numbers in place of the charts. */
  readonly isAsTable: boolean
}

/** It lives outside the view, so that going away and back finds the same. */
const statisticsView = createStore<StatisticsView>(() => ({
  period: 'month',
  profileId: null,
  isAsTable: false,
}))

export function changeStatisticsView(part: Partial<StatisticsView>): void {
  statisticsView.setState(part)
}

export function useStatisticsView(): StatisticsView {
  return useStore(statisticsView)
}
