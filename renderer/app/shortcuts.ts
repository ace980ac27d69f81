import { useEffect } from 'react'
import { screens, showScreen } from '../stores/screen-store.ts'
import { hasCommandKey, isInOverlay } from '../view/shortcut-keys.ts'

/** Ctrl/Cmd and 1, 2, 3 show the screens of the rail; with a comma, the settings. */
export function useScreenShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!hasCommandKey(event) || event.shiftKey || isInOverlay(event)) return
      const screen = event.key === ',' ? 'settings' : screens[Number.parseInt(event.key, 10) - 1]
      if (screen === undefined || (screen === 'settings' && event.key !== ',')) return
      event.preventDefault()
      showScreen(screen)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
