import type * as Electron from 'electron'
import type { CdpSession } from '../cdp/connection.ts'
import type { HostSession } from './session.ts'

export interface PermissionHandlers {
  request:
    | ((
        contents: Electron.WebContents,
        permission: string,
        callback: (granted: boolean) => void,
        details: object,
      ) => void)
    | null
  check:
    | ((
        contents: Electron.WebContents | null,
        permission: string,
        origin: string,
        details: object,
      ) => boolean)
    | null
}

/**
 * Electron's names and the descriptors under which Chromium takes a verdict (DevTools protocol,
 * `Browser.setPermission`). Not here, because Chromium takes none: fullscreen, pointerLock, openExternal, usb, serial,
 * hid, fileSystem, deprecated-sync-clipboard-read.
 */
const descriptors: readonly (readonly [
  string,
  { name: string; sysex?: boolean; allowWithoutSanitization?: boolean },
])[] = [
  ['geolocation', { name: 'geolocation' }],
  ['notifications', { name: 'notifications' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['midi', { name: 'midi' }],
  ['midiSysex', { name: 'midi', sysex: true }],
  ['clipboard-read', { name: 'clipboard-read' }],
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['idle-detection', { name: 'idle-detection' }],
  ['window-management', { name: 'window-management' }],
  ['storage-access', { name: 'storage-access' }],
  ['display-capture', { name: 'display-capture' }],
  ['local-fonts', { name: 'local-fonts' }],
  ['screen-wake-lock', { name: 'screen-wake-lock' }],
  ['persistent-storage', { name: 'persistent-storage' }],
]

/** The application's verdict. As in Electron, what nobody handles is granted. */
export async function mayUse(
  handlers: PermissionHandlers,
  permission: string,
  contents: Electron.WebContents,
  origin: string,
): Promise<boolean> {
  const details = { requestingUrl: origin, isMainFrame: true, mediaTypes: [] }
  const { check, request } = handlers
  if (check && !check(contents, permission, origin, { ...details, securityOrigin: origin })) return false
  if (!request) return true
  return new Promise((resolve) => request(contents, permission, (granted) => resolve(granted), details))
}

/**
 * Tells Chromium the application's verdicts for an origin before its page loads. Chromium can't ask while a page
 * waits, so each verdict is asked for once and ahead, and holds until a handler changes.
 */
export async function setPermissions(
  session: CdpSession,
  owner: HostSession,
  contents: Electron.WebContents,
  origin: { readonly app: string; readonly chromium: string },
): Promise<void> {
  const verdicts = descriptors.map(async ([permission, descriptor]) => {
    const granted = await owner.mayUse(permission, contents, `${origin.app}/`)
    const setting = granted ? 'granted' : 'denied'
    // A permission that this Chromium does not know is one that its pages can't ask for.
    await session
      .send('Browser.setPermission', { permission: descriptor, setting, origin: origin.chromium })
      .catch(() => undefined)
  })
  await Promise.all(verdicts)
}
