import { isLoopback } from '../../loopback.ts'
import type { Profile } from '../../schemas.ts'

/** Where the platform's own API is (https://docs.digitalsamba.com/rest-api). */
export const ownApiOrigin = 'https://api.digitalsamba.com'

/**
 * The origin that a profile's key may go to: the platform's own where the setting is empty, else that of an https
 * address, or of an http one of this computer itself. Null for an address with anything but a host and a port.
 */
export function apiOrigin(settings: Profile['settings']): string | null {
  const address = (settings.api ?? '').trim()
  if (address === '') return ownApiOrigin
  // The parser of addresses passes over tabs and line ends, and reads a backslash as a slash.
  if (/[\s\p{C}\\?#@]/u.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  return isAllowed && url.pathname === '/' ? url.origin : null
}
