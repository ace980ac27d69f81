import { randomUUID } from 'node:crypto'
import type { CdpSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import { launchChromium } from './launch.ts'

/** A page of Chromium that is attached. Its id is also that of its main frame. */
export interface Target {
  readonly id: string
  readonly session: CdpSession
  readonly closed: Promise<void>
  /** The conversation with a frame or worker of this page that has a process of its own. */
  sessionOf(id: string): CdpSession
  close(): void
}

/** A page that Chromium opened by itself: `window.open`, a link with a target, a click with Ctrl. */
export interface Stray {
  readonly target: Target
  /** The page that opened it, where Chromium says so. */
  readonly openerId: string | null
  /** Where it wants to go; null where Chromium does not say so. */
  readonly url: string | null
}

export interface BrowserEvents {
  /** A page appeared that nobody asked for. */
  stray(stray: Stray): void
  /** A request of any page waits for what is to become of it. */
  request(root: CdpSession, paused: Protocol.Fetch.requestPausedPayload): void
  /** A page is gone. */
  closed(targetId: string): void
}

export interface Browser {
  readonly endpoint: Promise<string>
  /** Settles when the process has ended; the text is the last line of its stderr. */
  readonly gone: Promise<string>
  /** A new window without tabs and address bar, on an empty page. */
  openWindow(): Promise<Target>
  close(): Promise<void>
}

/** Starts Chromium. */
export function startBrowser(events: BrowserEvents): Browser {
  /** The windows that `openWindow` waits for, by a word in the address of their empty page. */
  const expected = new Map<string, (target: Target) => void>()
  const addresses = new Map<string, string>()
  const endings = new Map<string, () => void>()
  const firstKey = randomUUID()
  const first = expectWindow(firstKey)
  const chromium = launchChromium(emptyPage(firstKey))
  const { root, session } = chromium.connection
  let firstTaken = false

  root.on('Fetch.requestPaused', (paused) => events.request(root, paused))
  root.on('Target.targetCreated', ({ targetInfo }) => void addresses.set(targetInfo.targetId, targetInfo.url))
  root.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'page') received(sessionId, targetInfo)
  })
  root.on('Target.targetDestroyed', ({ targetId }) => {
    endings.get(targetId)?.()
    endings.delete(targetId)
    addresses.delete(targetId)
    events.closed(targetId)
  })
  void chromium.gone.then(() => {
    for (const end of endings.values()) end()
  })
  // Requests are stopped here and not at each page: a page that a click with Ctrl opens sends its first one before
  // anybody can attach to it. So no page needs to be stopped at its start.
  root.tell('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
  // Nothing lands on the disk that the application did not write.
  root.tell('Browser.setDownloadBehavior', { behavior: 'deny' })
  root.tell('Target.setDiscoverTargets', { discover: true })
  root.tell('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })

  function received(sessionId: string, { targetId, url, openerId }: Protocol.Target.TargetInfo): void {
    const target = track(targetId, session(sessionId))
    const address = url || addresses.get(targetId) || null
    const key = [...expected.keys()].find((candidate) => address?.includes(candidate))
    if (key === undefined) events.stray({ target, openerId: openerId ?? null, url: address })
    else expected.get(key)?.(target)
    expected.delete(key ?? '')
  }

  function track(id: string, ownSession: CdpSession): Target {
    const closed = new Promise<void>((resolve) => endings.set(id, resolve))
    const close = () => root.tell('Target.closeTarget', { targetId: id })
    return { id, session: ownSession, closed, sessionOf: session, close }
  }

  function expectWindow(key: string): Promise<Target> {
    return new Promise((resolve) => expected.set(key, resolve))
  }

  function openWindow(): Promise<Target> {
    const ended = chromium.gone.then((words): never => {
      throw new Error(`Chromium ended before its window opened: ${words}`)
    })
    if (!firstTaken) {
      firstTaken = true
      return Promise.race([first, ended])
    }
    const key = randomUUID()
    const target = expectWindow(key)
    chromium.openAppWindow(emptyPage(key))
    return Promise.race([target, ended])
  }

  return { endpoint: chromium.endpoint, gone: chromium.gone, openWindow, close: chromium.close }
}

/** Recognised by its address; it asks for nothing on the network. */
function emptyPage(key: string): string {
  return `data:text/html,<!--${key}-->`
}
