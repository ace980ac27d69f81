import { type Browser, type BrowserEvents, startBrowser } from './browser.ts'

let running: Browser | null = null
let listener: BrowserEvents | null = null

/** The one Chromium of this process; started at its first use, and again if it has ended. */
export function browser(): Browser {
  if (running) return running
  if (!listener) throw new Error('Nobody decides yet about what Chromium asks.')
  const started = startBrowser(listener)
  running = started
  void started.gone.then(() => {
    if (running === started) running = null
  })
  return started
}

/** Says who decides about pages and requests. */
export function setBrowserEvents(events: BrowserEvents): void {
  listener = events
}

/** Ends Chromium, if it runs. */
export async function closeBrowser(): Promise<void> {
  await running?.close()
}
