import type { BridgeEnd } from './bridge.ts'
import type { Wire } from './wire.ts'

export interface WorldSettings {
  /** Names on the isolated world's own global object; the page has none of them. */
  readonly binding: string
  readonly receiver: string
  readonly outgoing: string
  readonly incoming: string
  /** Added to the title of the window. */
  readonly titleSuffix: string
  readonly preloadInSubframes: boolean
  /** Lets the application say no before a person's closing of the window is final. */
  readonly asksBeforeClosing: boolean
}

/** What the isolated world tells the host. */
export type FromWorld =
  | { readonly does: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly does: 'send'; readonly channel: string; readonly args: string }
  | { readonly does: 'title'; readonly title: string }
  | { readonly does: 'dark'; readonly dark: boolean }
  | { readonly does: 'focus'; readonly focused: boolean }
  | { readonly does: 'chord'; readonly chord: string }
  | {
      readonly does: 'menu'
      readonly x: number
      readonly y: number
      readonly selectionText: string
      readonly isEditable: boolean
    }
  | { readonly does: 'preload-failed'; readonly message: string }

/** What the host tells it. */
export type ToWorld =
  | { readonly does: 'answer'; readonly id: number; readonly ok: boolean; readonly value: string }
  | { readonly does: 'event'; readonly channel: string; readonly args: string }

type Preload = (require: (name: string) => unknown, module: { exports: object }, exports: object) => void
type Listener = (event: object, ...args: unknown[]) => void

/**
 * The preload's world: `require('electron')` with `contextBridge` and `ipcRenderer`, and then the preload itself,
 * unchanged. In subframes there is `ipcRenderer` only, as after a break-in, and no preload unless it was asked for.
 *
 * This function is sent to the page as text: it may use nothing from outside itself.
 */
export function isolatedWorld(
  settings: WorldSettings,
  makeWire: () => Wire,
  bridgeEnd: BridgeEnd,
  preload: Preload | null,
): void {
  const world = globalThis as unknown as Record<string, unknown>
  const wire = makeWire()
  const isMain = window.top === window
  // The empty page of a window that has not been given an address yet is nobody's.
  if (location.protocol === 'data:' || (isMain && location.href === 'about:blank')) return
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Listener[]>()
  let lastId = 0

  function tell(message: FromWorld): void {
    const binding = world[settings.binding] as (payload: string) => void
    binding(JSON.stringify(message))
  }

  function only<T extends object>(name: string, members: T): T {
    return new Proxy(members, {
      get: (target, key) => {
        if (typeof key === 'symbol' || key in target) return Reflect.get(target, key)
        throw new Error(`${name}.${key} is not on the Chromium host`)
      },
    })
  }

  function add(channel: string, listener: Listener): object {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }

  function remove(channel: string, listener: Listener): object {
    const left = (listeners.get(channel) ?? []).filter((known) => known !== listener)
    listeners.set(channel, left)
    return ipcRenderer
  }

  const ipcRenderer: object = only('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const packed = wire.pack(args)
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        tell({ does: 'invoke', id: lastId, channel, args: packed })
      }),
    send: (channel: string, ...args: unknown[]) => tell({ does: 'send', channel, args: wire.pack(args) }),
    on: add,
    off: remove,
    removeListener: remove,
  })

  function receive(message: ToWorld): void {
    if (message.does === 'event') {
      const args = wire.unpack(message.args) as unknown[]
      for (const listener of listeners.get(message.channel) ?? []) {
        listener({ sender: ipcRenderer, ports: [] }, ...args)
      }
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    const value = wire.unpack(message.value)
    if (message.ok) call?.resolve(value)
    else call?.reject(new Error(String(value)))
  }

  function runPreload(run: Preload): void {
    const bridge = bridgeEnd(settings.outgoing, settings.incoming)
    const contextBridge = only('contextBridge', { exposeInMainWorld: bridge.expose })
    const electron = only('electron', { contextBridge, ipcRenderer })
    const require = (name: string) => {
      if (name === 'electron') return electron
      throw new Error(`module not found: ${name}`)
    }
    const module = { exports: {} }
    try {
      run(require, module, module.exports)
    } catch (error) {
      tell({ does: 'preload-failed', message: String(error instanceof Error ? error.stack : error) })
      throw error
    }
  }

  function keepTitle(): void {
    const mend = () => {
      if (document.title !== '' && !document.title.endsWith(settings.titleSuffix)) {
        document.title += settings.titleSuffix
      }
      tell({ does: 'title', title: document.title })
    }
    new MutationObserver(mend).observe(document, { subtree: true, childList: true, characterData: true })
    mend()
  }

  function reportInput(): void {
    addEventListener('focus', () => tell({ does: 'focus', focused: true }))
    addEventListener('blur', () => tell({ does: 'focus', focused: false }))
    addEventListener('keydown', reportChord, { capture: true })
    addEventListener('keydown', keepFromReloading)
    if (settings.asksBeforeClosing) addEventListener('beforeunload', (event) => event.preventDefault())
    addEventListener('contextmenu', (event) => {
      const { target } = event
      const isEditable =
        target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))
      // Electron shows no menu of its own.
      event.preventDefault()
      const { clientX: x, clientY: y } = event
      tell({ does: 'menu', x, y, selectionText: String(getSelection() ?? ''), isEditable })
    })
  }

  /**
   * Only keys that can be an accelerator leave the page; what is typed does not. As in Electron, the menu gets what the
   * page left alone.
   */
  function reportChord(event: KeyboardEvent): void {
    const isFunctionKey = /^F\d+$/.test(event.key)
    if (!event.isTrusted || event.repeat) return
    if (!isFunctionKey && !event.ctrlKey && !event.metaKey && !event.altKey) return
    const modifiers = [
      event.ctrlKey ? 'ctrl' : '',
      event.metaKey ? 'meta' : '',
      event.altKey ? 'alt' : '',
      event.shiftKey ? 'shift' : '',
    ]
    const chord = [...modifiers, event.key.toLowerCase()].filter(Boolean).join('+')
    setTimeout(() => {
      if (!event.defaultPrevented || isReload(event)) tell({ does: 'chord', chord })
    })
  }

  /** Electron has no keys of its own. */
  function keepFromReloading(event: KeyboardEvent): void {
    if (isReload(event)) event.preventDefault()
  }

  function isReload(event: KeyboardEvent): boolean {
    return event.key === 'F5' || (event.ctrlKey && event.key.toLowerCase() === 'r')
  }

  function reportColours(): void {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', () => tell({ does: 'dark', dark: dark.matches }))
    tell({ does: 'dark', dark: dark.matches })
  }

  world[settings.receiver] = receive
  world.ipcRenderer = ipcRenderer
  if (isMain) {
    keepTitle()
    reportInput()
    reportColours()
  }
  if (preload !== null && (isMain || settings.preloadInSubframes)) runPreload(preload)
}
