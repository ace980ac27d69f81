import { useEffect } from 'react'
import { screens, showScreen } from '../stores/screen-store.ts'

/** Whether the key that goes with shortcuts on this system is held: Ctrl or, on macOS, Cmd. */
export function hasCommandKey(event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey
}

/** Ctrl/Cmd and 1, 2, 3 show the screens of the rail; with a comma, the settings. */
export function useScreenShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!hasCommandKey(event) || event.shiftKey) return
      const screen = event.key === ',' ? 'settings' : screens[Number.parseInt(event.key, 10) - 1]
      if (screen === undefined || (screen === 'settings' && event.key !== ',')) return
      event.preventDefault()
      showScreen(screen)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
