import { app, BrowserWindow, nativeTheme } from 'electron'
import type { Log } from './log.ts'
import { appOrigin } from './origin.ts'
import { mayReload } from './reload.ts'
import { windowOptions } from './window-options.ts'

export interface WindowOpening {
  /** Absolute path of the built preload. */
  readonly preload: string
  readonly log: Log
  /** Asked when the person closes the window; true keeps it open. */
  keepOpen(): boolean
}

const ours = new Set<number>()

/** Whether a window was opened by `openWindow` and is still there. The id is that of its contents. */
export function isOurWindow(contentsId: number): boolean {
  return ours.has(contentsId)
}

/** Opens the application's window and shows it once there is something to see. */
export function openWindow({ preload, log, keepOpen }: WindowOpening): void {
  const window = new BrowserWindow(
    windowOptions({ preload, dark: nativeTheme.shouldUseDarkColors, packaged: app.isPackaged }),
  )
  const { webContents } = window
  const { id } = webContents
  ours.add(id)
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    if (keepOpen()) event.preventDefault()
  })
  window.on('closed', () => ours.delete(id))
  reloadAfterCrash(window, log)
  window
    .loadURL(`${appOrigin}/`)
    .then(() => log.info('window loaded'))
    .catch((error: unknown) => log.error('window not loaded', error))
}

/** Shows the window that is there, from wherever it is. False where there is none. */
export function raiseWindow(): boolean {
  const window = BrowserWindow.getAllWindows().find((one) => !one.isDestroyed())
  if (window === undefined) return false
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  return true
}

function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let lastCrash: number | null = null
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = Date.now()
    const reload = mayReload(lastCrash, now)
    lastCrash = now
    log.warn('page gone', { reason, reload })
    if (reload && !window.isDestroyed()) window.webContents.reload()
  })
}
