import type { App, Session } from 'electron'
import type { Log } from './log.ts'
import { mayNavigate, mayUse } from './verdicts.ts'

/**
 * Holds every page that will ever exist to the application's own origin: no navigation, redirect, new window or
 * webview leads elsewhere. Call it before the first window.
 */
export function guardPages(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const hold = (details: { readonly url: string; preventDefault(): void }) => {
      if (mayNavigate(details.url)) return
      details.preventDefault()
      log.warn('navigation refused')
    }
    contents.on('will-navigate', hold)
    contents.on('will-frame-navigate', hold)
    contents.on('will-redirect', hold)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => {
      log.warn('new window refused')
      return { action: 'deny' }
    })
  })
}

/**
 * Leaves the pages no network: no name is found, so that no connection begins ahead of a request, and WebRTC, of which
 * no content security policy speaks, gets no socket. What the application fetches, it fetches through Node. Call it
 * before `ready`.
 */
export function cutOffNetwork(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', noSockets)
  app.on('web-contents-created', (_event, contents) => contents.setWebRTCIPHandlingPolicy(noSockets))
}

/** Only through a proxy, and never past it; the proxy is not found either. */
const noSockets = 'disable_non_proxied_udp'

/** Gives the pages of a session no permission and no device, whoever asks. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(mayUse(permission)))
  session.setPermissionCheckHandler((_contents, permission) => mayUse(permission))
  session.setDevicePermissionHandler(({ deviceType }) => mayUse(deviceType))
}
