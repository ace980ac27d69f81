import { RoompassError } from '../../shared/errors.ts'
import { isLoopback } from '../../shared/loopback.ts'

/**
 * The address of a path on an origin: https, or http to this computer itself, so that a key never goes over a
 * network in the clear. The path can't lead to another host.
 *
 * @throws RoompassError `bad-request`
 */
export function addressOn(origin: string, path: string): URL {
  if (!URL.canParse(origin) || !URL.canParse(path, origin)) throw notAskable()
  const base = new URL(origin)
  const url = new URL(path, base)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!isSafe || url.origin !== base.origin || url.username !== '' || url.password !== '') throw notAskable()
  return url
}

/** One of a profile's API addresses that no key goes to. */
export function notAskable(): RoompassError {
  return new RoompassError(
    'bad-request',
    'An API address of the profile is not one that a key goes to: it has to begin with https://. Mend it in the profile, or leave it empty.',
  )
}
