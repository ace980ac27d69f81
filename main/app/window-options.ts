import type { BrowserWindowConstructorOptions } from 'electron'

/** A session by this name lives in memory: without the prefix `persist:` nothing of it is written. */
export const partition = 'roompass'

/** The theme's background, so that no white flashes before the page is there. */
const background = { light: '#f5f6f8', dark: '#0f1216' } as const

/**
 * How the application's window is made: sandboxed, isolated, without Node, and without a spell checker, which would
 * fetch dictionaries and keep words.
 */
export function windowOptions(given: {
  /** Absolute path of the built preload. */
  readonly preload: string
  readonly dark: boolean
  readonly packaged: boolean
}): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    useContentSize: true,
    show: false,
    title: 'Roompass',
    autoHideMenuBar: true,
    backgroundColor: given.dark ? background.dark : background.light,
    webPreferences: {
      preload: given.preload,
      partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !given.packaged,
    },
  }
}
