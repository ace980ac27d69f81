import { isAppAddress } from './origin.ts'

/** The frame that sent a request, as Electron or the Chromium host names it; never from the message itself. */
export interface SenderFrame {
  readonly url: string
  readonly origin: string
  /** Null for the main frame of a window. */
  readonly parent: unknown
}

export interface Sender {
  readonly windowId: number
  /** Null where the frame is gone or has gone elsewhere since. */
  readonly frame: SenderFrame | null
}

/**
 * Why a sender is refused, or null where it is the main frame of one of the application's windows and stands at
 * exactly the application's origin. Address and origin are both looked at: a sandboxed or blank document has an
 * address of one kind and an origin of another.
 */
export function refusalOf(sender: Sender, isOurWindow: (windowId: number) => boolean): string | null {
  if (!isOurWindow(sender.windowId)) return 'unknown-window'
  if (sender.frame === null) return 'no-frame'
  if (sender.frame.parent !== null) return 'subframe'
  if (!isAppAddress(sender.frame.url)) return 'foreign-address'
  if (!isAppAddress(sender.frame.origin)) return 'foreign-origin'
  return null
}

/**
 * Reads the sender of an event at once: after the first `await` the frame may be another. Electron throws for a
 * frame that is gone, which counts as none.
 */
export function senderOf(event: {
  readonly sender: { readonly id: number }
  readonly senderFrame: SenderFrame | null
}): Sender {
  const windowId = event.sender.id
  try {
    const frame = event.senderFrame
    return {
      windowId,
      frame: frame === null ? null : { url: frame.url, origin: frame.origin, parent: frame.parent },
    }
  } catch {
    return { windowId, frame: null }
  }
}
