import { isLoopback } from '../loopback.ts'

/**
 * The origin that a secret may go to: `own` where the setting is empty, else that of an https address, or of an http
 * one of this computer itself. Null for an address with anything but a host and a port.
 *
 * @param typed the setting of the profile, as typed
 * @param own the platform's own origin, such as `https://api.digitalsamba.com`
 */
export function originOf(typed: string | undefined, own: string): string | null {
  const address = (typed ?? '').trim()
  if (address === '') return own
  // The parser of addresses passes over tabs and line ends, and reads a backslash as a slash.
  if (/[\s\p{C}\\?#@]/u.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  return isAllowed && url.pathname === '/' ? url.origin : null
}

/** The origin, where it is neither the platform's own nor this computer; else null. */
export function originElsewhere(typed: string | undefined, own: string): string | null {
  const origin = originOf(typed, own)
  return origin === null || origin === own || isLoopback(new URL(origin).hostname) ? null : origin
}
