import { BrowserWindow, dialog } from 'electron'
import type { SystemDialogs } from './dialogs.ts'

function parent(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((one) => !one.isDestroyed())
}

/** Electron's dialogs, over the application's window where there is one. */
export const systemDialogs: SystemDialogs = {
  showMessageBox: (options) => {
    const window = parent()
    return window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options)
  },
  showOpenDialog: (options) => {
    const window = parent()
    return window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
  },
  showSaveDialog: (options) => {
    const window = parent()
    return window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options)
  },
}
