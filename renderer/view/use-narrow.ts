import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(width < 1000px)')

function subscribe(onChange: () => void): () => void {
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether the window is too narrow for two columns and a rail with words; the same limit as in the style sheets. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches)
}
