import { useCallback, useEffect, useRef } from 'react'
import { hasCommandKey, isInOverlay } from './shortcut-keys.ts'

/** A function that stays the same and calls the newest `act`. */
export function useNewest(act: () => void): () => void {
  const newest = useRef(act)
  useEffect(() => {
    newest.current = act
  })
  return useCallback(() => newest.current(), [])
}

/** Calls `act` on Ctrl/Cmd+Enter, once a press: a held key repeats, and its repeats don't count. */
export function useCommandEnter(act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !hasCommandKey(event) || isInOverlay(event)) return
      event.preventDefault()
      event.stopPropagation()
      if (!event.repeat) act()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [act])
}
