import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { type HistoryFilters, noFilters } from './filters.ts'

interface HistoryView {
  readonly filters: HistoryFilters
  /** The session whose detail is shown. */
  readonly selectedId: string | null
}

/** It lives outside the screen, so that going to another screen and back finds the same. */
export const historyView = createStore<HistoryView>(() => ({ filters: noFilters, selectedId: null }))

/** Another search shows its newest session: the one that was chosen may not fit it. */
export function changeFilters(part: Partial<HistoryFilters>): void {
  historyView.setState(({ filters }) => ({ filters: { ...filters, ...part }, selectedId: null }))
}

export function clearFilters(): void {
  historyView.setState({ filters: noFilters, selectedId: null })
}

export function selectSession(selectedId: string | null): void {
  historyView.setState((view) => (view.selectedId === selectedId ? {} : { selectedId }))
}

export function useHistoryView(): HistoryView {
  return useStore(historyView)
}
