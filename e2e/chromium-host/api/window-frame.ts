import type { Protocol } from '../cdp/protocol.ts'
import type { Page } from '../page/page.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Size and state of a window. Sizes are those of the page inside, in CSS pixels. */
export interface WindowFrame {
  size(): Size
  setSize(size: Size): void
  state(): 'normal' | 'minimized'
  setState(state: 'normal' | 'minimized'): void
}

/** Gives the window its first size as soon as it is there; later calls follow in order. */
export function createWindowFrame(page: Promise<Page>, first: Size): WindowFrame {
  let size = first
  let state: 'normal' | 'minimized' = 'normal'
  let last: Promise<unknown> = Promise.resolve()

  function queue(work: (page: Page) => Promise<unknown>): void {
    // A window that is gone by then has no size.
    last = last.then(() => page.then(work)).catch(() => undefined)
  }

  function setSize(wanted: Size): void {
    size = wanted
    queue((ready) => resize(ready, wanted))
  }

  setSize(first)
  return {
    size: () => size,
    setSize,
    state: () => state,
    setState: (wanted) => {
      state = wanted
      queue((ready) => setBounds(ready, { windowState: wanted }))
    },
  }
}

async function setBounds({ session }: Page, bounds: Protocol.Browser.Bounds): Promise<void> {
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setWindowBounds', { windowId, bounds })
}

async function resize({ session }: Page, { width, height }: Size): Promise<void> {
  const { windowId } = await session.send('Browser.getWindowForTarget')
  await session.send('Browser.setContentsSize', { windowId, width, height })
}
