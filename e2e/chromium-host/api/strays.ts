import type * as Electron from 'electron'
import { addresses } from '../addresses-in-use.ts'
import type { Stray, Target } from '../browser/browser.ts'
import { browser } from '../browser/running.ts'
import { openWindow } from './browser-window.ts'
import { dropRequests } from './held-requests.ts'
import type { HostContents } from './web-contents.ts'
import { windows } from './windows.ts'

/** A page that nobody of the host opened: the application's window-open handler decides about it. */
export function decideStray(stray: Stray): void {
  const opener = openerOf(stray)
  const details = opener && detailsOf(stray, opener)
  const verdict = opener && details && answerOf(opener, details)
  dropRequests(stray.target.id)
  void closeWhenRunning(stray.target)
  if (!opener || !details || verdict?.action !== 'allow') return
  // A window of the host's own in its place: it has its preload from its first document on, and no opener.
  const options = verdict.overrideBrowserWindowOptions ?? {}
  // Unless told otherwise, it has the rights of the one that asked.
  const webPreferences = { ...opener.preferences, ...options.webPreferences }
  const window = openWindow({ ...options, webPreferences }, browser().openWindow())
  window.contents.load(details.url).catch((error) => console.error(`Chromium host: ${error.message}`))
}

/**
 * A spec that is attached stops new pages at their start. One that is closed before it was let go would keep the thread
 * that it shares with its opener, so its first timer is waited for.
 */
async function closeWhenRunning({ session, close }: Target): Promise<void> {
  const expression = 'new Promise((done) => setTimeout(done))'
  // A page that is gone by itself needs no closing.
  await session.send('Runtime.evaluate', { expression, awaitPromise: true }).catch(() => undefined)
  close()
}

function openerOf({ openerId, url }: Stray): HostContents | undefined {
  const all = [...windows].map((window) => window.contents)
  const clicked = (contents: HostContents) => url !== null && contents.windowRequests.clicked?.url === url
  return all.find((contents) => (openerId === null ? clicked(contents) : contents.targetId() === openerId))
}

/** As in Electron, a window that no handler decides about is opened. */
function answerOf(
  opener: HostContents,
  details: Electron.HandlerDetails,
): Electron.WindowOpenHandlerResponse {
  const { handler } = opener.windowRequests
  return handler ? handler(details) : { action: 'allow' }
}

function detailsOf({ openerId }: Stray, { windowRequests, api }: HostContents): Electron.HandlerDetails {
  const { clicked } = windowRequests
  const scripted = openerId === null ? undefined : windowRequests.scripted.shift()
  const url = (openerId === null ? clicked?.url : scripted?.url) ?? 'about:blank'
  const dispositions = { newTab: 'foreground-tab', newWindow: 'new-window' } as const
  const named = dispositions[clicked?.disposition as keyof typeof dispositions]
  return {
    url: addresses.toApp(url === '' ? 'about:blank' : url),
    frameName: scripted?.windowName === '_blank' ? '' : (scripted?.windowName ?? ''),
    features: openerId === null ? '' : (scripted?.windowFeatures ?? []).join(','),
    disposition: openerId === null ? (named ?? 'other') : 'foreground-tab',
    referrer: { url: api.getURL(), policy: 'default' },
  }
}
