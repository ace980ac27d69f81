import type { Known } from '../../schemas.ts'
import { hasEmail, isSameName, looksLikeName } from '../../text/personal.ts'

/** What there may be to say of a guest on any platform. */

/** A person's name for an id: by its form, or because it is the guest's. An e-mail address is another matter. */
export function isNameForId(id: string, name: string): boolean {
  if (id === '' || hasEmail(id)) return false
  return looksLikeName(id) || isSameName(id, name)
}

/** The text without the spaces around it, where there are any. */
export function withoutSpaces(text: string): string | null {
  return text === text.trim() ? null : text.trim()
}

/** The other session, as long as it lets someone in. */
export function stillValid(session: Known['sameExternalId'], now: number): Known['sameExternalId'] {
  if (session === null) return null
  return session.validUntil === null || session.validUntil > now ? session : null
}

/** The scheme of an address, such as `https:`; null where the text is no whole address. */
function schemeOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).protocol : null
}

/** Whether there is a text, and it is no whole address. */
export function isNoAddress(text: string): boolean {
  return text !== '' && schemeOf(text) === null
}

/** The scheme of a whole address where it is not https. */
export function schemeBesideHttps(address: string): string | null {
  const scheme = schemeOf(address)
  return scheme === 'https:' ? null : scheme
}
