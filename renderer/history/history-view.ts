import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { showScreen } from '../stores/screen-store.ts'
import { type HistoryFilters, noFilters } from './filters.ts'

export const historyParts = [
  { value: 'list', label: 'List' },
  { value: 'statistics', label: 'Statistics' },
] as const

export type HistoryPart = (typeof historyParts)[number]['value']

interface HistoryView {
  readonly part: HistoryPart
  readonly filters: HistoryFilters
  /** The session whose detail is shown. */
  readonly selectedId: string | null
  /** Where the window is narrow the detail covers the list, so it waits to be opened. */
  readonly isDetailOpen: boolean
}

/** It lives outside the screen, so that going to another screen and back finds the same. */
export const historyView = createStore<HistoryView>(() => ({
  part: 'list',
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

/** What was pressed goes with its part of the history; this of the other part is to have the focus in its place. */
type Heir = 'switch' | 'list'
let heir: Heir | null = null

export function showHistoryPart(part: HistoryPart): void {
  if (historyView.getState().part !== part) heir = 'switch'
  historyView.setState({ part })
}

/** Shows a session of the statistics in the list. */
export function openInList(id: string): void {
  heir = 'list'
  showInHistory(id)
}

/** Whether the focus is for the one that asks; true once. */
export function takeFocus(asking: Heir): boolean {
  const isFor = heir === asking
  if (isFor) heir = null
  return isFor
}

/** Goes to the history and shows one session there; filters that could hide it go. */
export function showInHistory(selectedId: string): void {
  historyView.setState({ part: 'list', filters: noFilters, selectedId, isDetailOpen: true })
  showScreen('history')
}

export function useHistoryView(): HistoryView {
  return useStore(historyView)
}
