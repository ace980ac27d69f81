import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'
import { api, emitted, type WindowPart } from '../api-list.ts'
import type { Target } from '../browser/browser.ts'
import { browser } from '../browser/running.ts'
import { report } from '../control/channel.ts'
import { guard } from '../guard.ts'
import { announceWindow } from './app-events.ts'
import { makeEvent } from './event.ts'
import { pressAccelerator } from './menu.ts'
import { hostSession, sessionFor } from './session.ts'
import { titleSuffix } from './title.ts'
import { createContents, type HostContents } from './web-contents.ts'
import { createWindowFrame } from './window-frame.ts'
import { addWindow, focusedWindow, type OpenWindow, removeWindow, setFocused, windows } from './windows.ts'

type Options = Electron.BrowserWindowConstructorOptions

let lastId = 0

/** `new BrowserWindow(...)`: a window of Chromium without tabs and address bar. */
function construct(options: Options = {}): Electron.BrowserWindow {
  return openWindow(options, browser().openWindow()).api
}

export const BrowserWindow = guard<typeof Electron.BrowserWindow>(
  'BrowserWindow',
  api.BrowserWindow,
  Object.assign(construct, {
    getAllWindows: () => [...windows].map((window) => window.api),
    getFocusedWindow: () => focusedWindow()?.api ?? null,
    fromWebContents: (contents: Electron.WebContents) =>
      [...windows].find((window) => window.contents.api === contents)?.api ?? null,
  } satisfies Pick<typeof Electron.BrowserWindow, (typeof api.BrowserWindow)[number]>),
)

/** A window on a page that Chromium is opening or has opened. */
export function openWindow(options: Options, opening: Promise<Target>): OpenWindow {
  lastId += 1
  const id = lastId
  const emitter = new EventEmitter()
  const preferences = options.webPreferences ?? {}
  const session = preferences.session
    ? hostSession(preferences.session)
    : sessionFor(preferences.partition ?? '')
  const state = {
    destroyed: false,
    closing: false,
    visible: options.show !== false,
    ready: false,
    agreed: false,
    title: options.title ?? '',
  }

  const contents = createContents(opening, {
    preferences,
    session,
    close: () => close(),
    mayClose: () => closing(),
    chord: pressAccelerator,
    focused: (focused) => setFocus(focused),
  })
  const frame = createWindowFrame(contents.page, {
    width: options.width ?? 800,
    height: options.height ?? 600,
  })

  function setFocus(focused: boolean): void {
    if (focused === (focusedWindow() === window)) return
    setFocused(window, focused)
    emitter.emit(focused ? 'focus' : 'blur')
  }

  function note(event: string): void {
    report({ type: 'window', id, event })
  }

  function mayClose(): boolean {
    const event = makeEvent({})
    emitter.emit('close', event)
    return !event.defaultPrevented
  }

  /** A person closed it, and Chromium asked first. */
  function closing(): boolean {
    if (state.destroyed) return true
    state.agreed = mayClose()
    return state.agreed
  }

  function close(): void {
    if (state.destroyed || state.closing || !mayClose()) return
    state.closing = true
    void lastWord(contents).finally(destroy)
  }

  function destroy(): void {
    if (state.destroyed) return
    void opening.then((target) => target.close()).catch(() => undefined)
    ended()
  }

  function ended(): void {
    if (state.destroyed) return
    state.destroyed = true
    contents.ended()
    emitter.emit('closed')
    note('closed')
    removeWindow(window)
  }

  function show(): void {
    state.visible = true
    emitter.emit('show')
    note('shown')
  }

  function raise(): void {
    contents.api.focus()
    setFocus(true)
    note('focused')
  }

  const part: WindowPart = {
    id,
    webContents: contents.api,
    loadURL: (url) => contents.load(url),
    close,
    destroy,
    isDestroyed: () => state.destroyed,
    show: () => {
      show()
      raise()
    },
    showInactive: show,
    hide: () => {
      state.visible = false
      emitter.emit('hide')
      note('hidden')
    },
    isVisible: () => state.visible,
    focus: raise,
    isFocused: () => focusedWindow() === window,
    minimize: () => {
      frame.setState('minimized')
      emitter.emit('minimize')
      note('minimized')
    },
    restore: () => {
      frame.setState('normal')
      emitter.emit('restore')
      note('restored')
    },
    isMinimized: () => frame.state() === 'minimized',
    setTitle: (title) => {
      state.title = title
      const expression = `document.title = ${JSON.stringify(title)}`
      void contents.page.then((page) => page.session.tell('Runtime.evaluate', { expression }))
    },
    getTitle: () => contents.api.getTitle() || state.title + titleSuffix,
    getBounds: () => ({ x: 0, y: 0, ...frame.size() }),
    setBounds: ({ width, height }) => frame.setSize({ ...frame.size(), ...given({ width, height }) }),
    getSize: () => [frame.size().width, frame.size().height],
    setSize: (width, height) => frame.setSize({ width, height }),
    getContentSize: () => [frame.size().width, frame.size().height],
    setContentSize: (width, height) => frame.setSize({ width, height }),
  }
  const proxy = guard<Electron.BrowserWindow>('BrowserWindow', api.browserWindow, part, {
    emitter,
    events: emitted.browserWindow,
  })
  const window: OpenWindow = { api: proxy, contents, isClosing: () => state.closing }

  contents.emitter.on('did-finish-load', () => {
    note('loaded')
    if (state.ready) return
    state.ready = true
    emitter.emit('ready-to-show')
  })
  void opening.then(
    (target) => target.closed.then(closedByPerson),
    (error: Error) => failToOpen(error),
  )

  /** Chromium has closed it already, so it is too late to keep it. */
  function closedByPerson(): void {
    if (state.destroyed) return
    if (!state.agreed && !mayClose())
      console.error('Chromium host: the window was gone before the application could keep it')
    ended()
  }

  addWindow(window)
  announceWindow(proxy, contents.api)
  return window
}

/** Milliseconds for a page that does not answer any more. */
const lastWordAtMost = 1_000

/** The page's `pagehide`, with the calls that it makes: in Electron they reach main before the window is gone. */
async function lastWord({ page }: HostContents): Promise<void> {
  const expression = "dispatchEvent(new PageTransitionEvent('pagehide'))"
  const said = page.then(({ session }) => session.send('Runtime.evaluate', { expression }))
  const late = new Promise((resolve) => setTimeout(resolve, lastWordAtMost).unref())
  await Promise.race([said.catch(() => undefined), late])
}

function given<T extends object>(values: T): Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> {
  const present = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(present) as Partial<{ [K in keyof T]: Exclude<T[K], undefined> }>
}

/** Nothing can be shown: say so in one sentence instead of waiting. */
function failToOpen(error: Error): void {
  console.error(`Chromium host: no window could be opened. ${error.message}`)
  process.exit(1)
}
