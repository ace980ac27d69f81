import { startApp } from './api/app.ts'
import { appEvents } from './api/app-events.ts'
import { dropRequests, routeRequest } from './api/held-requests.ts'
import { exit, quit } from './api/quitting.ts'
import { decideStray } from './api/strays.ts'
import { windows } from './api/windows.ts'
import { browser, setBrowserEvents } from './browser/running.ts'
import { isControlled, onOrder, report } from './control/channel.ts'

/**
 * Connects the parts of the host with each other, the terminal and the process that controls it. Gives what to call
 * when the application's main module has run.
 */
export function startHost(): () => void {
  setBrowserEvents({ stray: decideStray, request: routeRequest, closed: dropRequests })
  process.on('SIGTERM', quit)
  process.on('SIGINT', quit)
  process.on('SIGHUP', quit)
  onOrder('quit', quit)
  onOrder('close', () => [...windows].at(-1)?.api.close())
  if (isControlled) process.once('disconnect', () => exit(1))
  appEvents.once('web-contents-created', (_event, contents) => contents.once('did-finish-load', reportReady))
  // Electron runs until it is told to quit, with and without a window.
  const alive = setInterval(() => {}, 2 ** 30)
  appEvents.once('quit', () => clearInterval(alive))
  return startApp
}

async function reportReady(): Promise<void> {
  report({ type: 'ready', cdp: await browser().endpoint })
}
