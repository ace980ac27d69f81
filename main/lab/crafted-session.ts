import { randomUUID } from 'node:crypto'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { bytesOf } from '../../shared/lab/compose.ts'
import type { Craft, Delivery } from '../../shared/lab/schemas.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Claims, PlatformId, Profile } from '../../shared/schemas.ts'
import { recordSession, type StoredSession } from '../history/session-rows.ts'
import { profileById } from '../profiles/profile-rows.ts'
import { readableObject } from './readable-object.ts'

/** What signed a crafted token; nothing did where the fingerprint is empty. */
export interface CraftSigner {
  /** Null for a key that is not stored, and for one that was changed before it signed. */
  readonly keyId: string | null
  readonly fingerprint: string
}

/** A token that was put together by hand. */
export interface CraftedToken {
  readonly profile: Profile
  readonly craft: Craft
  readonly token: string
  readonly delivery: Delivery
  readonly signer: CraftSigner
}

/**
 * The session of a crafted token: what can be read of it as far as it can be read, and the token always.
 *
 * @param now epoch seconds
 */
export function craftedSession(
  { profile, craft, token, delivery, signer }: CraftedToken,
  now: number,
): StoredSession {
  const claims = readableObject(bytesOf(craft, craft.payload))
  return {
    id: randomUUID(),
    platform: profile.platform,
    profileId: profile.id,
    profileName: profile.name,
    environment: profile.environment,
    keyId: signer.keyId,
    keyFingerprint: signer.fingerprint,
    origin: 'crafted',
    ...summaryOf(profile.platform, claims),
    issuedAt: now,
    validFrom: timeIn(claims, 'nbf'),
    validUntil: timeIn(claims, 'exp'),
    isEndUnknown: Object.keys(claims).length === 0,
    stoppedAt: null,
    person: null,
    identityKey: null,
    note: '',
    linkHost: platforms[profile.platform].linkHost(profile.settings),
    delivery,
    header: readableObject(bytesOf(craft, craft.header)),
    claims,
    asked: null,
    token,
  }
}

/**
 * Records crafted sessions, within a transaction. A profile that was removed while they were signed is none any more; none
 * of them becomes its current session.
 */
export function recordCrafted(database: Database, sessions: readonly StoredSession[]): void {
  const [first] = sessions
  if (first === undefined) return
  const isThere = first.profileId !== null && profileById(database, first.profileId) !== null
  for (const session of sessions) recordSession(database, isThere ? session : { ...session, profileId: null })
}

/** As the platform sums claims up, which expects them to be of the right types; what is not is left out. */
export function summaryOf(
  platform: PlatformId,
  claims: Claims,
): Pick<StoredSession, 'room' | 'name' | 'externalId' | 'role'> {
  const { room, name, externalId, role }: Record<string, unknown> = platforms[platform].summaryOf(claims)
  return {
    room: textOr(room, ''),
    name: textOr(name, null),
    externalId: textOr(externalId, null),
    role: textOr(role, null),
  }
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise
}

export function timeIn(claims: Claims, name: string): number | null {
  const value = Object.hasOwn(claims, name) ? claims[name] : null
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
