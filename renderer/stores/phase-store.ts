import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/**
 * `starting` until profiles and draft are here; `failed` where main did not even say how it is; `locked` until it is
 * unlocked.
 */
export type Phase = 'starting' | 'ready' | 'failed' | 'locked'

export const phaseStore = createStore(() => ({ phase: 'starting' as Phase }))

export function setPhase(phase: Phase): void {
  phaseStore.setState({ phase })
}

export function usePhase(): Phase {
  return useStore(phaseStore, (state) => state.phase)
}
