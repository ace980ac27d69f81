import type * as Electron from 'electron'
import type { HostContents } from './web-contents.ts'

/** A window that is open, as the rest of the host needs it. */
export interface OpenWindow {
  readonly api: Electron.BrowserWindow
  readonly contents: HostContents
  /** The application lets it go, and its page has its last word. */
  readonly isClosing: () => boolean
}

const open = new Set<OpenWindow>()
let focused: OpenWindow | null = null
let whenAllClosed: () => void = () => {}

export const windows: ReadonlySet<OpenWindow> = open

export function addWindow(window: OpenWindow): void {
  open.add(window)
}

export function removeWindow(window: OpenWindow): void {
  open.delete(window)
  if (focused === window) focused = null
  if (open.size === 0) whenAllClosed()
}

export function focusedWindow(): OpenWindow | null {
  return focused
}

export function setFocused(window: OpenWindow, has: boolean): void {
  if (has) focused = window
  else if (focused === window) focused = null
}

/** Called each time the last window has closed. */
export function onAllClosed(listener: () => void): void {
  whenAllClosed = listener
}
