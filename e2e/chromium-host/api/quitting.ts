import { closeBrowser } from '../browser/running.ts'
import { appEvents } from './app-events.ts'
import { makeEvent } from './event.ts'
import { onAllClosed, windows } from './windows.ts'

let quitting = false
let leaving = false

/**
 * Ends the application as Electron does: `before-quit`, then every window's `close`, then `will-quit`, then `quit`.
 * Each but the last can be said no to.
 */
export function quit(): void {
  if (quitting || leaving) return
  quitting = true
  if (refused('before-quit')) return
  if (windows.size === 0) finish()
  else closeAll()
}

/** Ends the application without asking anybody. */
export function exit(code = 0): void {
  if (leaving) return
  leaving = true
  for (const window of windows) window.api.destroy()
  appEvents.emit('quit', makeEvent({}), code)
  void closeBrowser().finally(() => process.exit(code))
}

function closeAll(): void {
  for (const window of windows) window.api.close()
  // A window that stays has said no.
  if ([...windows].some((window) => !window.isClosing())) quitting = false
}

onAllClosed(() => {
  if (leaving) return
  if (quitting) finish()
  else if (appEvents.listenerCount('window-all-closed') > 0) appEvents.emit('window-all-closed')
  else quit()
})

function finish(): void {
  if (!refused('will-quit')) exit(0)
}

function refused(name: 'before-quit' | 'will-quit'): boolean {
  const event = makeEvent({})
  appEvents.emit(name, event)
  if (event.defaultPrevented) quitting = false
  return event.defaultPrevented
}
