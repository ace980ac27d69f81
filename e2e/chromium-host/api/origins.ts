import type * as Electron from 'electron'
import type { CdpSession } from '../cdp/connection.ts'
import { appOrigin } from './frame.ts'
import { setPermissions } from './permissions.ts'
import type { HostSession } from './session.ts'

/**
 * Gives the function that makes an origin ready before its page is answered: Chromium then has the application's
 * verdicts on permissions. Each origin is asked for once, and again after a handler changed.
 */
export function prepareOrigins(
  owner: HostSession,
  where: () => readonly [CdpSession | undefined, Electron.WebContents],
): (chromiumUrl: string) => Promise<void> {
  const done = new Map<string, number>()
  return async (chromiumUrl) => {
    const chromium = URL.parse(chromiumUrl)?.origin ?? 'null'
    const version = owner.permissionVersion()
    const [session, contents] = where()
    if (!session || chromium === 'null' || done.get(chromium) === version) return
    done.set(chromium, version)
    await setPermissions(session, owner, contents, { app: appOrigin(chromium), chromium })
  }
}
