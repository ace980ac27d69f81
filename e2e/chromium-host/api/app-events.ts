import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

/** Where the application's own events come from; apart from `app`, so that windows can announce themselves. */
export const appEvents = new EventEmitter()

export function announceWindow(window: Electron.BrowserWindow, contents: Electron.WebContents): void {
  appEvents.emit('web-contents-created', {}, contents)
  appEvents.emit('browser-window-created', {}, window)
}
