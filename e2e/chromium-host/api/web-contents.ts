import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type * as Electron from 'electron'
import { addresses } from '../addresses-in-use.ts'
import { api, type ContentsPart, emitted } from '../api-list.ts'
import type { Target } from '../browser/browser.ts'
import type { CdpSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import { isControlled } from '../control/channel.ts'
import { guard } from '../guard.ts'
import { makeWire } from '../injected/wire.ts'
import { newFrame } from '../page/frames.ts'
import { type Page, preparePage } from '../page/page.ts'
import { frameApi } from './frame.ts'
import { releaseRequests } from './held-requests.ts'
import { createNavigation } from './navigation.ts'
import { prepareOrigins } from './origins.ts'
import { answerRequest } from './request-gate.ts'
import type { HostSession } from './session.ts'
import { titleSuffix } from './title.ts'
import { handleWorldMessage, type WorldEvents } from './world-messages.ts'

export interface HostContents {
  readonly api: Electron.WebContents
  readonly emitter: EventEmitter
  readonly page: Promise<Page>
  readonly targetId: () => string | null
  readonly preferences: Electron.WebPreferences
  readonly session: HostSession
  readonly load: (url: string) => Promise<void>
  readonly ownsFrame: (frameId: string) => boolean
  /** Decides about a request of one of its frames. */
  readonly answer: (root: CdpSession, paused: Protocol.Fetch.requestPausedPayload) => void
  /** What the page last asked a new window for, and what the application says to one. */
  readonly windowRequests: WindowRequests
  readonly ended: () => void
}

export interface WindowRequests {
  handler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null
  readonly scripted: Protocol.Page.windowOpenPayload[]
  clicked: Protocol.Page.frameRequestedNavigationPayload | null
}

export interface ContentsOptions extends WorldEvents {
  readonly preferences: Electron.WebPreferences
  readonly session: HostSession
  readonly close: () => void
  /** Whether a person may close the window. */
  readonly mayClose: () => boolean
}

const wire = makeWire()
let lastId = 0

/** The contents of one window, on a page of Chromium that may still be opening. */
export function createContents(opening: Promise<Target>, options: ContentsOptions): HostContents {
  lastId += 1
  const id = lastId
  const emitter = new EventEmitter()
  const mainFrame = newFrame('', null)
  const windowRequests: WindowRequests = { handler: null, scripted: [], clicked: null }
  const state = {
    page: null as Page | null,
    loading: false,
    leaving: false,
    crashed: false,
    destroyed: false,
    shown: false,
  }
  const navigation = createNavigation(emitter, () => state.page?.frames ?? null)
  const { session, preferences } = options
  const prepareOrigin = prepareOrigins(session, () => [state.page?.session, contents] as const)

  const page = opening.then(async (target) => {
    const prepared = await preparePage(
      target,
      {
        mainFrame,
        titleSuffix,
        preload: preferences.preload === undefined ? null : readFileSync(preferences.preload, 'utf8'),
        preloadInSubframes: preferences.nodeIntegrationInSubFrames ?? false,
        asksBeforeClosing: !isControlled,
      },
      {
        message: (world, message, tell) =>
          handleWorldMessage(world, message, { contents, emitter, tell, events: options }),
        frameAttached: releaseRequests,
        windowOpen: (details) => void windowRequests.scripted.push(details),
        navigationAsked,
        navigationStarted: (details) => {
          navigation.started(details)
          if (details.frameId === mainFrame.id) state.loading = true
        },
        navigated: (url) => {
          emitter.emit('did-navigate', {}, addresses.toApp(url), 200, 'OK')
        },
        loaded: () => {
          state.leaving = false
          // The empty page of a window that has not been given an address yet.
          if (mainFrame.url.startsWith('data:') || mainFrame.url === '') return
          state.loading = false
          state.crashed = false
          emitter.emit('dom-ready', {})
          emitter.emit('did-finish-load', {})
        },
        mayUnload: () => state.leaving || options.mayClose(),
        crashed: () => {
          state.crashed = true
          emitter.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
        },
      },
    )
    state.page = prepared
    releaseRequests(target.id)
    return prepared
  })

  /** Addresses without a request can't be held back: the page is taken back to where it was. */
  function navigationAsked(asked: Protocol.Page.frameRequestedNavigationPayload): void {
    if (asked.disposition !== 'currentTab') {
      windowRequests.clicked = asked
      return
    }
    if (asked.frameId === mainFrame.id) state.leaving = true
    const withoutRequest = /^(about|blob|data):/.test(asked.url) && asked.frameId === mainFrame.id
    if (!withoutRequest || navigation.mayShow(asked.frameId, asked.url)) return
    const back = mainFrame.url
    navigation.expect(back)
    state.page?.session.tell('Page.navigate', { url: back })
  }

  async function load(url: string): Promise<void> {
    const prepared = await page
    const target = addresses.toChromium(url)
    navigation.expect(target)
    state.leaving = true
    const loaded = new Promise<void>((resolve) => emitter.once('did-finish-load', () => resolve()))
    const { errorText } = await prepared.session.send('Page.navigate', { url: target })
    if (errorText) {
      emitter.emit('did-fail-load', {}, -2, errorText, url, true)
      throw new Error(`${errorText} loading '${url}'`)
    }
    await loaded
    // Behind the application's first page lies the empty one, and nobody should get back to it.
    if (!state.shown) prepared.session.tell('Page.resetNavigationHistory')
    state.shown = true
  }

  const part: ContentsPart = {
    id,
    session: session.api,
    get mainFrame() {
      return frameApi(mainFrame)
    },
    getURL: () => (mainFrame.url.startsWith('data:') ? '' : addresses.toApp(mainFrame.url)),
    getTitle: () => mainFrame.title,
    isDestroyed: () => state.destroyed,
    isCrashed: () => state.crashed,
    isLoading: () => state.loading,
    loadURL: load,
    reload: () => {
      state.leaving = true
      state.page?.session.tell('Page.reload')
    },
    focus: () => state.page?.session.tell('Page.bringToFront'),
    // Chromium interrupts a script that runs for ever for this.
    forcefullyCrashRenderer: () => state.page?.session.tell('Page.crash'),
    close: options.close,
    send: (channel, ...args) => {
      const packed = wire.pack(args)
      if (mainFrame.world) state.page?.tell(mainFrame.world, { does: 'event', channel, args: packed })
    },
    // Chromium takes it at its start only: the application's switch `webrtc-ip-handling-policy` says it there.
    setWebRTCIPHandlingPolicy: () => {},
    setWindowOpenHandler: (handler) => {
      windowRequests.handler = handler
    },
  }
  const contents = guard<Electron.WebContents>('webContents', api.webContents, part, {
    emitter,
    events: emitted.webContents,
  })

  return {
    api: contents,
    emitter,
    page,
    targetId: () => state.page?.target.id ?? null,
    preferences,
    session,
    load,
    ownsFrame: (frameId) => state.page?.frames.get(frameId) !== undefined,
    answer: (root, paused) => {
      const gate = { owner: session, contents, mayNavigate: navigation.mayNavigate, prepareOrigin }
      void answerRequest(root, paused, gate)
    },
    windowRequests,
    ended: () => {
      if (state.destroyed) return
      state.destroyed = true
      mainFrame.attached = false
      mainFrame.world = null
      emitter.emit('destroyed')
    },
  }
}
