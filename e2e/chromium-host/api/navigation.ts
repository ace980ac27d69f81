import type { EventEmitter } from 'node:events'
import { addresses } from '../addresses-in-use.ts'
import type { Protocol } from '../cdp/protocol.ts'
import type { Frames } from '../page/frames.ts'
import { makeEvent } from './event.ts'
import { frameApi, numberOf } from './frame.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type Started = Protocol.Page.frameStartedNavigatingPayload

/** Asks the application's navigation events and obeys them. */
export interface Navigation {
  /** The application itself goes there (`loadURL`): nobody is asked. */
  expect(chromiumUrl: string): void
  started(details: Started): void
  mayNavigate(paused: Paused): boolean
  /** The verdict for an address that needs no request, such as `about:blank`. */
  mayShow(frameId: string, chromiumUrl: string): boolean
}

/**
 * Everything is asked for that the application did not start itself, but reloading and going back, as in Electron.
 * What a spec starts with `page.goto` is asked for too, unlike in Electron: a doubt must not open a way out.
 */
export function createNavigation(emitter: EventEmitter, frames: () => Frames | null): Navigation {
  const expected = new Set<string>()
  /** Frame to the last navigation that Chromium began in it. */
  const begun = new Map<string, Started>()

  function ask(name: 'navigate' | 'redirect', frameId: string, chromiumUrl: string): boolean {
    const frame = frames()?.get(frameId)
    const url = addresses.toApp(chromiumUrl)
    const isMainFrame = frame === undefined || frame.parent === null
    const details = makeEvent({
      url,
      isSameDocument: false,
      isMainFrame,
      frame: frame ? frameApi(frame) : null,
    })
    const rest = [url, false, isMainFrame, 1, frame ? numberOf(frame) : 0]
    if (name === 'redirect') emitter.emit('will-redirect', details, ...rest)
    else {
      emitter.emit('will-frame-navigate', details)
      if (isMainFrame) emitter.emit('will-navigate', details, ...rest)
    }
    return !details.defaultPrevented
  }

  function isRepeated(frameId: string, url: string): boolean {
    const last = begun.get(frameId)
    return last !== undefined && last.navigationType !== 'differentDocument' && sameDocument(last.url, url)
  }

  return {
    expect: (url) => void expected.add(withoutHash(url)),
    started: (details) => void begun.set(details.frameId, details),
    mayNavigate: ({ request, frameId, redirectedRequestId }) => {
      if (redirectedRequestId !== undefined) return ask('redirect', frameId, request.url)
      if (expected.delete(withoutHash(request.url))) return true
      return isRepeated(frameId, request.url) || ask('navigate', frameId, request.url)
    },
    mayShow: (frameId, url) => ask('navigate', frameId, url),
  }
}

function sameDocument(one: string, other: string): boolean {
  return withoutHash(one) === withoutHash(other)
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/s, '')
}
