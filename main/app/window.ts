import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron'
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
  /** Asked where the page crashes again at once; true loads it again, false closes the window. */
  loadAgain(): Promise<boolean>
}

const ours = new Set<number>()
/** Pages that were ended on purpose, until they are loaded again. */
const ended = new WeakSet<WebContents>()

/** Whether a window was opened by `openWindow` and is still there. The id is that of its contents. */
export function isOurWindow(contentsId: number): boolean {
  return ours.has(contentsId)
}

/** Opens the application's window and shows it once there is something to see. */
export function openWindow({ preload, log, keepOpen, loadAgain }: WindowOpening): void {
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
  reloadAfterCrash(window, log, loadAgain)
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

/**
 * Loads every window anew. A page that hangs would not let go of itself, so it is ended, and loaded again
 * once it is gone.
 */
export function reloadWindows({ hangs }: { readonly hangs: boolean }): void {
  for (const { webContents } of BrowserWindow.getAllWindows().filter((one) => !one.isDestroyed())) {
    if (hangs && !webContents.isCrashed()) {
      ended.add(webContents)
      webContents.forcefullyCrashRenderer()
    } else {
      webContents.reload()
    }
  }
}

function reloadAfterCrash(window: BrowserWindow, log: Log, loadAgain: () => Promise<boolean>): void {
  const { webContents } = window
  let lastCrash: number | null = null
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (ended.delete(webContents)) {
      webContents.reload()
      return
    }
    if (reason === 'clean-exit') return
    const now = performance.now()
    const reload = mayReload(lastCrash, now)
    lastCrash = now
    log.warn('page gone', { reason, reload })
    if (reload) webContents.reload()
    else ask()
  })

  function ask(): void {
    loadAgain()
      .then((yes) => {
        if (window.isDestroyed()) return
        if (yes) webContents.reload()
        else window.close()
      })
      .catch((error: unknown) => log.error('not asked', error))
  }
}
