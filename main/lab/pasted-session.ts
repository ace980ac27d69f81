import { randomUUID } from 'node:crypto'
import { RoompassError } from '../../shared/errors.ts'
import { inspectToken } from '../../shared/jws/inspect.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Claims, PlatformId, Profile } from '../../shared/schemas.ts'
import type { StoredSession } from '../history/session-rows.ts'
import { readableObject } from './readable-object.ts'

/** A text that a person says is a token of a platform, and of a profile where they know which. */
export interface PastedToken {
  readonly text: string
  readonly platform: PlatformId
  readonly profile: Profile | null
}

/**
 * The session of a pasted token: what can be read of it, as far as it can be read. Nobody knows what signed it.
 *
 * @param now epoch seconds
 * @throws RoompassError `bad-request` for what is no token, and for a profile of another platform
 */
export function pastedSession({ text, platform, profile }: PastedToken, now: number): StoredSession {
  if (profile !== null && profile.platform !== platform) throw otherPlatform(profile)
  const { token, parts, headerText, payloadText, claims: decoded } = inspectToken(text)
  const header = objectIn(headerText)
  const claims = objectIn(payloadText)
  const isReadable = parts.length > 1 && (isNoted(headerText) || isNoted(payloadText))
  if (!isReadable && !isOpaque(token, platform)) throw noToken(platform)
  return {
    id: randomUUID(),
    platform,
    profileId: profile?.id ?? null,
    profileName: profile?.name ?? '',
    // Where nobody knows, it may well be one that lets somebody in.
    environment: profile?.environment ?? 'production',
    keyId: null,
    keyFingerprint: '',
    origin: 'pasted',
    ...platforms[platform].summaryOf(claims),
    issuedAt: now,
    validFrom: timeIn(decoded, 'nbf'),
    ...endOf(decoded),
    stoppedAt: null,
    person: null,
    identityKey: null,
    note: '',
    linkHost: profile === null ? null : platforms[platform].linkHost(profile.settings),
    delivery: null,
    header,
    claims,
    asked: null,
    token,
  }
}

function objectIn(text: string | null): Claims {
  return text === null ? {} : readableObject(Buffer.from(text))
}

/** JSON of an object begins so, also where the rest of it is broken. */
const isNoted = (text: string | null) => text !== null && /^\ufeff?\s*\{/.test(text)

/** Where the platform makes the tokens, they need not say anything to others. */
function isOpaque(token: string, platform: PlatformId): boolean {
  return !platforms[platform].secret.signs && /^[\x21-\x7e]{8,}$/.test(token)
}

/** Only claims that can be read, and name no end, say that there is none. */
function endOf(claims: unknown): Pick<StoredSession, 'validUntil' | 'isEndUnknown'> {
  const validUntil = timeIn(claims, 'exp')
  return { validUntil, isEndUnknown: validUntil === null && !(isRecord(claims) && claims.exp === undefined) }
}

function timeIn(claims: unknown, name: 'nbf' | 'exp'): number | null {
  const value = isRecord(claims) ? claims[name] : null
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function noToken(platform: PlatformId): RoompassError {
  return new RoompassError(
    'bad-request',
    `This is no token of ${platforms[platform].name}: paste the whole token, with the full stops between its parts.`,
    'token',
  )
}

function otherPlatform({ name, platform }: Profile): RoompassError {
  return new RoompassError(
    'bad-request',
    `The profile “${name}” is one of ${platforms[platform].name}: choose a profile of the token's platform, or none.`,
    'profileId',
  )
}
