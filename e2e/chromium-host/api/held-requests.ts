import type { CdpSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
import { windows } from './windows.ts'

type Paused = Protocol.Fetch.requestPausedPayload
type Held = { readonly root: CdpSession; readonly paused: Paused }

/** Requests of frames that are not known yet: of a new window that is being decided about, or of a new frame. */
const held = new Map<string, Held[]>()

/** Brings a request to the window whose page made it. */
export function routeRequest(root: CdpSession, paused: Paused): void {
  const { frameId, resourceType, requestId } = paused
  const owner = [...windows].find((window) => window.contents.ownsFrame(frameId))
  if (owner) owner.contents.answer(root, paused)
  else if (resourceType === 'Document') held.set(frameId, [...(held.get(frameId) ?? []), { root, paused }])
  // Chromium itself wants something, such as a picture for a tab that there is not.
  else root.tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
}

/** A frame became known: its requests go to its window now. */
export function releaseRequests(frameId: string): void {
  const waiting = held.get(frameId) ?? []
  held.delete(frameId)
  for (const { root, paused } of waiting) routeRequest(root, paused)
}

/** A page is gone or unwanted: so are its requests. */
export function dropRequests(frameId: string): void {
  for (const { root, paused } of held.get(frameId) ?? []) {
    root.tell('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' })
  }
  held.delete(frameId)
}
