import { rememberLast } from '../../remember-last.ts'
import type { Claims, Profile } from '../../schemas.ts'
import { claimText } from './claims.ts'

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
/** The last label of a name begins with a letter; otherwise a browser may read the whole as an IP address. */
const lastLabel = /^[a-z][a-z0-9-]*$/

/**
 * The host of a profile's rooms: `acme` stands for `acme.digitalsamba.com`, a name with a dot for itself
 * (https://docs.digitalsamba.com/reference/rest-api/tokens). A pasted address of a room is cut down to its host.
 * Null where there is no domain, or where it is no host name.
 */
export function linkHost(settings: Profile['settings']): string | null {
  return hostOf(settings.domain ?? '')
}

const hostOf = rememberLast((domain: string): string | null => {
  const name = domain
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/s, '')
  const host = asciiHost(name.includes('.') ? name : `${name}.digitalsamba.com`)
  return isHostName(host) ? host : null
})

/** Gives names outside ASCII, such as `bücher.example`, as the network writes them. */
function asciiHost(name: string): string {
  // Anything but letters, marks, digits, dots and hyphens could be read as another part of an address.
  if (!/^[\p{L}\p{M}\p{Nd}.-]+$/u.test(name)) return ''
  try {
    return new URL(`https://${name}`).hostname
  } catch {
    return ''
  }
}

const isHostName = rememberLast((host: string): boolean => {
  const labels = host.split('.')
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((text) => label.test(text)) &&
    lastLabel.test(labels.at(-1) ?? '')
  )
})

/**
 * The address that takes a guest into the room with the token: `https://acme.digitalsamba.com/demo-room?token=...`
 * (https://docs.digitalsamba.com/reference/rest-api/tokens). Always https, always this host, and the room always
 * one part of the path. Null for a room that can't be one: none, `.` and `..`, or half a character.
 */
export function joinLink(host: string, claims: Claims, token: string): string | null {
  const room = claimText(claims, 'rd')
  if (!isHostName(host) || room === null || !isLinkable(room)) return null
  return `https://${host}/${encodeURIComponent(room)}?token=${encodeURIComponent(token)}`
}

/** True where a room can be one part of an address. Browsers read `.` and `..` as steps, however they are escaped. */
export function isLinkable(room: string): boolean {
  return room !== '' && room !== '.' && room !== '..' && room.isWellFormed()
}
