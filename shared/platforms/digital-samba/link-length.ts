import type { Claims } from '../../schemas.ts'
import { utf8Length } from '../../text/utf8-length.ts'
import { claimText } from './claims.ts'
import { isLinkable, joinLink } from './join-link.ts'

/** Longer texts are not measured: a link with them is too long for anything. In UTF-16 units. */
const measured = 20_000

/** Characters of base64url without padding for a number of bytes (RFC 7515, 2). */
const encoded = (bytes: number) => Math.ceil((bytes * 4) / 3)

const headerLength = encoded(utf8Length('{"alg":"HS256","typ":"JWT"}'))
/** A SHA-256 output has 32 bytes (RFC 7518, 3.2). */
const signatureLength = encoded(32)

/** The exact length, in characters, of the token that claims are signed to with HS256, without signing them. */
function tokenLength(claims: Claims): number {
  const payload = encoded(utf8Length(JSON.stringify(claims)))
  return headerLength + payload + signatureLength + 2
}

/**
 * The length, in characters, of the join link of claims; null where there will be none. It is exact, but for texts
 * of more than 20,000 UTF-16 units together, whose link is at least as long as this says.
 */
export function linkLength(host: string | null, claims: Claims): number | null {
  const room = claimText(claims, 'rd')
  if (host === null || room === null || !isLinkable(room)) return null
  const texts = Object.values(claims).filter((value) => typeof value === 'string')
  const units = texts.reduce((sum, { length }) => sum + length, 0)
  if (units > measured) return units
  const link = joinLink(host, claims, '')
  return link === null ? null : link.length + tokenLength(claims)
}
