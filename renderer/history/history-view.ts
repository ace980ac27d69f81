import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SessionQuery } from './session-pages.ts'

interface HistoryView {
  readonly query: SessionQuery
  /** The session whose detail is shown. */
  readonly selectedId: string | null
}

/** It lives outside the screen, so that going to another screen and back finds the same. */
const historyView = createStore<HistoryView>(() => ({ query: { text: '', state: null }, selectedId: null }))

export function changeQuery(part: Partial<SessionQuery>): void {
  historyView.setState(({ query }) => ({ query: { ...query, ...part } }))
}

export function clearQuery(): void {
  historyView.setState({ query: { text: '', state: null } })
}

export function selectSession(selectedId: string | null): void {
  historyView.setState({ selectedId })
}

export function useHistoryView(): HistoryView {
  return useStore(historyView)
}
