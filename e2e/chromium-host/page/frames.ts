import type { CdpSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import { worldName } from './scripts.ts'

/** One frame, as Chromium reports it. The object stays the same while the frame lives. */
export interface Frame {
  /** Chromium's; empty until the page is there. */
  id: string
  readonly parent: Frame | null
  /** In Chromium's form. */
  url: string
  /** In Chromium's form; `null` as text for an opaque one. */
  origin: string
  name: string
  /** Of its document, with what the host adds. */
  title: string
  attached: boolean
  /** Its isolated world, while it has one. */
  world: World | null
}

/** The isolated world of one document; a navigation ends it. */
export interface World {
  readonly session: CdpSession
  readonly contextId: number
  readonly frame: Frame
}

export interface Frames {
  readonly main: Frame
  get(id: string): Frame | undefined
  /** The world from which a binding was called; undefined for any other context, or one that has ended. */
  worldOf(session: CdpSession, contextId: number): World | undefined
  /** Listens to another session of the same page: the page itself, or a frame in a process of its own. */
  follow(session: CdpSession): void
}

/** Keeps the tree of a page's frames. */
export function trackFrames(main: Frame): Frames {
  const frames = new Map([[main.id, main]])
  const worlds = new Map<string, World>()
  const key = (session: CdpSession, contextId: number) => `${session.id} ${contextId}`

  function attach(id: string, parentId: string | undefined): Frame {
    const frame = frames.get(id) ?? newFrame(id, frames.get(parentId ?? '') ?? main)
    frames.set(id, frame)
    return frame
  }

  function detach(frame: Frame): void {
    for (const child of frames.values()) if (child.parent === frame) detach(child)
    frame.attached = false
    frame.world = null
    frames.delete(frame.id)
    for (const [name, world] of worlds) if (world.frame === frame) worlds.delete(name)
  }

  function navigated({ id, parentId, url, urlFragment, securityOrigin, name }: Protocol.Page.Frame): void {
    const frame = attach(id, parentId)
    frame.url = url + (urlFragment ?? '')
    frame.origin = securityOrigin === '' || securityOrigin === '://' ? 'null' : securityOrigin
    frame.name = name ?? ''
  }

  function endWorld(name: string): void {
    const world = worlds.get(name)
    worlds.delete(name)
    if (world?.frame.world === world && world) world.frame.world = null
  }

  function follow(session: CdpSession): void {
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => void attach(frameId, parentFrameId))
    session.on('Page.frameNavigated', ({ frame }) => navigated(frame))
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      const frame = frames.get(frameId)
      if (frame) frame.url = url
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      const frame = frames.get(frameId)
      // A swap moves the frame to a process of its own; it lives on.
      if (frame && reason !== 'swap') detach(frame)
    })
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = context.auxData?.frameId
      if (context.name !== worldName || frameId === undefined) return
      const frame = attach(frameId, undefined)
      frame.world = { session, contextId: context.id, frame }
      worlds.set(key(session, context.id), frame.world)
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      endWorld(key(session, executionContextId))
    })
    session.on('Runtime.executionContextsCleared', () => {
      for (const [name, world] of worlds) if (world.session === session) endWorld(name)
    })
  }

  return {
    main,
    get: (id) => frames.get(id),
    worldOf: (session, contextId) => worlds.get(key(session, contextId)),
    follow,
  }
}

export function newFrame(id: string, parent: Frame | null): Frame {
  return { id, parent, url: '', origin: 'null', name: '', title: '', attached: true, world: null }
}
