import type * as Electron from 'electron'
import { addresses } from '../addresses-in-use.ts'
import { api, type FramePart } from '../api-list.ts'
import { guard } from '../guard.ts'
import type { Frame } from '../page/frames.ts'

const made = new WeakMap<Frame, Electron.WebFrameMain>()
const numbers = new WeakMap<Frame, number>()
let last = 0

/** A frame as the application sees it: the same object every time, with its addresses in the application's form. */
export function frameApi(frame: Frame): Electron.WebFrameMain {
  const known = made.get(frame)
  if (known) return known
  const part: FramePart = {
    get url() {
      return addresses.toApp(frame.url)
    },
    get origin() {
      return appOrigin(frame.origin)
    },
    get name() {
      return frame.name
    },
    get parent() {
      return frame.parent && frameApi(frame.parent)
    },
    get top() {
      return frameApi(topOf(frame))
    },
    get detached() {
      return !frame.attached
    },
    isDestroyed: () => !frame.attached,
    get frameToken() {
      return frame.id
    },
    frameTreeNodeId: numberOf(frame),
    routingId: numberOf(frame),
    processId: 1,
  }
  const proxy = guard<Electron.WebFrameMain>('WebFrameMain', api.frame, part)
  made.set(frame, proxy)
  return proxy
}

/** Chromium's frame ids are text; Electron numbers frames. */
export function numberOf(frame: Frame): number {
  const known = numbers.get(frame)
  if (known !== undefined) return known
  last += 1
  numbers.set(frame, last)
  return last
}

/** An origin in the application's form, such as `app://name`; an opaque one is `null`. */
export function appOrigin(origin: string): string {
  const address = addresses.toApp(`${origin}/`)
  return origin === 'null' ? origin : address.slice(0, -1)
}

function topOf(frame: Frame): Frame {
  return frame.parent ? topOf(frame.parent) : frame
}
