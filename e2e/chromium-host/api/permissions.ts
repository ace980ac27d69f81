import type * as Electron from 'electron'
import type { CdpSession } from '../cdp/connection.ts'
import type { Protocol } from '../cdp/protocol.ts'
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

/** Electron's names that Chromium's `PermissionDescriptor` shares (DevTools protocol, `Browser.setPermission`). */
const sameNames = [
  'background-fetch',
  'background-sync',
  'captured-surface-control',
  'clipboard-read',
  'display-capture',
  'geolocation',
  'idle-detection',
  'local-fonts',
  'local-network',
  'local-network-access',
  'loopback-network',
  'midi',
  'nfc',
  'notifications',
  'payment-handler',
  'periodic-background-sync',
  'persistent-storage',
  'screen-wake-lock',
  'speaker-selection',
  'storage-access',
  'system-wake-lock',
  'top-level-storage-access',
  'web-app-installation',
  'window-management',
]

/** Those that have another name there. */
const otherNames: readonly (readonly [string, Protocol.Browser.PermissionDescriptor])[] = [
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['keyboardLock', { name: 'keyboard-lock' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['midiSysex', { name: 'midi', sysex: true }],
  ['pointerLock', { name: 'pointer-lock' }],
  ['sensors', { name: 'accelerometer' }],
  ['sensors', { name: 'magnetometer' }],
  ['sensors', { name: 'ambient-light-sensor' }],
]

/**
 * Every permission on which Chromium takes a verdict. It takes none on fullscreen, usb, serial, hid, fileSystem,
 * openExternal, mediaKeySystem, vr, ar, hand-tracking, smart-card, web-printing and deprecated-sync-clipboard-read.
 */
const descriptors = [...sameNames.map((name) => [name, { name }] as const), ...otherNames]

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
