import { randomUUID } from 'node:crypto'
import type { Target } from '../browser/browser.ts'
import type { CdpSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import type { FromWorld, ToWorld, WorldSettings } from '../injected/isolated-world.ts'
import { type Frame, type Frames, trackFrames, type World } from './frames.ts'
import { pageScript, worldName, worldScript } from './scripts.ts'

export interface PageOptions {
  /** Text of the preload; null where there is none. */
  readonly preload: string | null
  readonly preloadInSubframes: boolean
  readonly titleSuffix: string
  /** Asks `mayUnload` before a person's closing of the window is final. */
  readonly asksBeforeClosing: boolean
  /** The main frame, which the application may hold before the page is there. */
  readonly mainFrame: Frame
}

/** What happens in a page. Addresses are in Chromium's form. */
export interface PageEvents {
  /** May come before the page is prepared to its end. */
  message(world: World, message: FromWorld, tell: Page['tell']): void
  frameAttached(frameId: string): void
  /** A script or link asked for a new window. */
  windowOpen(details: Protocol.Page.windowOpenPayload): void
  /** A frame's script, link or form asked to go somewhere. */
  navigationAsked(details: Protocol.Page.frameRequestedNavigationPayload): void
  navigationStarted(details: Protocol.Page.frameStartedNavigatingPayload): void
  navigated(url: string): void
  loaded(): void
  mayUnload(): boolean
  crashed(): void
}

export interface Page {
  readonly target: Target
  readonly session: CdpSession
  readonly frames: Frames
  tell(world: World, message: ToWorld): void
}

/** Prepares a page, and every frame that gets a process of its own, before anything is loaded into it. */
export async function preparePage(target: Target, options: PageOptions, events: PageEvents): Promise<Page> {
  // The id of a page's target is that of its main frame.
  options.mainFrame.id = target.id
  const frames = trackFrames(options.mainFrame)
  const secret = () => `_${randomUUID().replaceAll('-', '')}`
  const settings: WorldSettings = {
    binding: 'chromiumHost',
    receiver: 'chromiumHostReceives',
    outgoing: secret(),
    incoming: secret(),
    titleSuffix: options.titleSuffix,
    preloadInSubframes: options.preloadInSubframes,
    asksBeforeClosing: options.asksBeforeClosing,
  }
  const tell = teller(settings.receiver)
  const scripts = {
    page: pageScript(settings),
    world: worldScript(settings, options.preload),
  }

  async function prepare(session: CdpSession): Promise<void> {
    frames.follow(session)
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const world = frames.worldOf(session, executionContextId)
      if (name === settings.binding && world) events.message(world, JSON.parse(payload) as FromWorld, tell)
    })
    session.on('Page.frameAttached', ({ frameId }) => events.frameAttached(frameId))
    session.on('Page.windowOpen', events.windowOpen)
    session.on('Page.frameRequestedNavigation', events.navigationAsked)
    session.on('Page.frameStartedNavigating', events.navigationStarted)
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
      const child = target.sessionOf(sessionId)
      // It may be gone before it is prepared.
      if (targetInfo.type === 'iframe') void prepare(child).catch(() => undefined)
      else if (waitingForDebugger) child.tell('Runtime.runIfWaitingForDebugger')
    })
    if (session === target.session) followMain(session)
    // One after the other on the wire, one wait for all.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Inspector.enable'),
      session.send('Runtime.addBinding', { name: settings.binding, executionContextName: worldName }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.world, worldName }),
      session.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
      }),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
  }

  function followMain(session: CdpSession): void {
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === target.id) events.navigated(frame.url)
    })
    session.on('Page.loadEventFired', () => events.loaded())
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      // Electron has no prompt; alert and confirm block a page, and nobody here would answer them.
      if (type !== 'beforeunload') session.tell('Page.handleJavaScriptDialog', { accept: type === 'alert' })
      else if (options.asksBeforeClosing) {
        session.tell('Page.handleJavaScriptDialog', { accept: events.mayUnload() })
      }
    })
    session.on('Inspector.targetCrashed', () => events.crashed())
  }

  await prepare(target.session)
  return { target, session: target.session, frames, tell }
}

/** Gives a world a message; one that has ended by then misses it. */
function teller(receiver: string): Page['tell'] {
  const functionDeclaration = `function (message) { globalThis.${receiver}(message) }`
  return ({ session, contextId }, message) =>
    session.tell('Runtime.callFunctionOn', {
      functionDeclaration,
      executionContextId: contextId,
      arguments: [{ value: message }],
      silent: true,
    })
}
