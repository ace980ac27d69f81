import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { showScreen } from '../stores/screen-store.ts'
import { type HistoryFilters, noFilters } from './filters.ts'

interface HistoryView {
  readonly filters: HistoryFilters
  /** The session whose detail is shown. */
  readonly selectedId: string | null
  /** Where the window is narrow the detail covers the list, so it waits to be opened. */
  readonly isDetailOpen: boolean
}

/** It lives outside the screen, so that going to another screen and back finds the same. */
export const historyView = createStore<HistoryView>(() => ({
  filters: noFilters,
  selectedId: null,
  isDetailOpen: false,
}))

/**
 * Another search shows its newest session: the one that was chosen may not fit it. A detail that lies over the list
 * would hide what is found.
 */
export function changeFilters(part: Partial<HistoryFilters>): void {
  historyView.setState(({ filters }) => ({
    filters: { ...filters, ...part },
    selectedId: null,
    isDetailOpen: false,
  }))
}

export function clearFilters(): void {
  historyView.setState({ filters: noFilters, selectedId: null, isDetailOpen: false })
}

export function selectSession(selectedId: string | null): void {
  historyView.setState((view) => (view.selectedId === selectedId ? {} : { selectedId }))
}

export function openDetail(isDetailOpen: boolean): void {
  historyView.setState((view) => (view.isDetailOpen === isDetailOpen ? {} : { isDetailOpen }))
}

/** Goes to the history and shows one session there; filters that could hide it go. */
export function showInHistory(selectedId: string): void {
  historyView.setState({ filters: noFilters, selectedId, isDetailOpen: true })
  showScreen('history')
}

export function useHistoryView(): HistoryView {
  return useStore(historyView)
}
