import type { Guest } from './meetings.ts'
import { findRole, type Role, type Room, type Team } from './state.ts'
import { type Claims, readToken } from './token.ts'

/** Why nobody gets in. */
export type Reason =
  | 'no-token'
  | 'invalid-token'
  | 'invalid-team'
  | 'invalid-room'
  | 'not-yet-valid'
  | 'expired'
  | 'invalid-role'

/** A guest whose token is in order; `name` is null when the guest has to be asked for it. */
export interface Invited extends Omit<Guest, 'name'> {
  readonly name: string | null
  /** As the token has them, or made from the name; null without either. */
  readonly initials: string | null
  readonly breakoutId: string | null
  readonly avatar: string | null
}

export type Decision = { readonly invited: Invited } | { readonly refused: Reason }

/**
 * Decides on whoever comes to a room's address at `now`, epoch seconds.
 *
 * | rule | source |
 * |---|---|
 * | a private room needs a token, a public one doesn't | https://docs.digitalsamba.com/reference/rest-api/tokens |
 * | the claims, and which have to be there | https://docs.digitalsamba.com/reference/rest-api/tokens/properties |
 * | invalid token, team, room; expired; not yet valid | troubleshooting table of https://github.com/digitalsamba/digital-samba-skill |
 * | refused on and after `exp`, before `nbf`; both numbers, also broken ones | RFC 7519, 4.1.4, 4.1.5 and 2 |
 * | no leeway | none is documented |
 *
 * Not documented and chosen here: the order of the checks; that `rd` has to name the room of the address; that `exp` or
 * `nbf` of another type makes the token invalid; that a role that the room doesn't have is refused (the skill says only
 * that it has to be one of the room's).
 */
export function decide(room: Room, team: Team, token: string | null, now: number): Decision {
  if (token === null) return room.privacy === 'public' ? { invited: stranger(room) } : { refused: 'no-token' }
  const claims = readToken(token, team.developerKey)
  if (claims === null) return { refused: 'invalid-token' }
  const reason = reasonAgainst(claims, room, team, now)
  if (reason !== null) return { refused: reason }
  const role = roleIn(claims, room)
  return role === null ? { refused: 'invalid-role' } : { invited: invitedBy(claims, role) }
}

function reasonAgainst(claims: Claims, room: Room, team: Team, now: number): Reason | null {
  if (claims.td !== team.id) return 'invalid-team'
  if (claims.rd !== room.id && claims.rd !== room.friendlyUrl) return 'invalid-room'
  const { nbf, exp } = claims
  if (!isTimeOrAbsent(nbf) || !isTimeOrAbsent(exp)) return 'invalid-token'
  if (nbf !== undefined && now < nbf) return 'not-yet-valid'
  if (exp !== undefined && now >= exp) return 'expired'
  return null
}

function isTimeOrAbsent(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && Number.isFinite(value))
}

function roleIn(claims: Claims, room: Room): Role | null {
  if (claims.role === undefined) return room.defaultRole
  return (typeof claims.role === 'string' && findRole(room.roles, claims.role)) || null
}

function invitedBy(claims: Claims, role: Role): Invited {
  const name = textOf(claims.u)
  return {
    name,
    externalId: textOf(claims.ud),
    role,
    initials: textOf(claims.initials) ?? (name === null ? null : initialsOf(name)),
    breakoutId: textOf(claims.breakoutId),
    avatar: textOf(claims.avatar),
  }
}

/** Someone without a token: asked for a name, in the room's default role. */
function stranger(room: Room): Invited {
  return {
    name: null,
    externalId: null,
    role: room.defaultRole,
    initials: null,
    breakoutId: null,
    avatar: null,
  }
}

/** A blank text counts as none; what the platform makes of it is not documented. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The first letter of each of the first two words: "John Smith" is JS, "Doctor John Smith" is DJ
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/properties). The rest is an estimate: one word gives one
 * letter, and all are shown as capitals.
 */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).slice(0, 2)
  const firsts = words.map((word) => [...letters.segment(word)][0]?.segment ?? '')
  return firsts.join('').toUpperCase()
}
