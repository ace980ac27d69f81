import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Status } from '../../shared/schemas.ts'

/** What main says of itself: versions, keychain, history. Null until it has answered. */
export const statusStore = createStore(() => ({ status: null as Status | null }))

export function setStatus(status: Status): void {
  statusStore.setState({ status })
}

export function useStatus(): Status | null {
  return useStore(statusStore, (state) => state.status)
}
