import { randomUUID } from 'node:crypto'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Claims, Profile } from '../../../shared/schemas.ts'
import { contentOf } from '../../../shared/session-content.ts'
import type { StoredSession } from '../../history/session-rows.ts'
import type { IssuedToken } from '../../platforms/platform.ts'
import { summaryOf, timeIn } from '../crafted-session.ts'
import { readableObject } from '../readable-object.ts'

/** A token that came back for a crafted request. */
export interface AnsweredToken {
  readonly profile: Profile
  readonly key: Profile['keys'][number]
  readonly issued: IssuedToken
  /** The body of the request, without what was filled in. */
  readonly body: string
}

/**
 * The session of such a token: what the platform was asked for, as far as it can be read, and the token.
 *
 * @param now when it was there, in epoch seconds
 */
export function answeredSession({ profile, key, issued, body }: AnsweredToken, now: number): StoredSession {
  const { header, claims, token, end } = issued
  const asked = askedIn(body)
  return {
    id: randomUUID(),
    platform: profile.platform,
    profileId: profile.id,
    profileName: profile.name,
    environment: profile.environment,
    keyId: key.id,
    keyFingerprint: key.fingerprint,
    origin: 'crafted',
    ...summaryOf(profile.platform, contentFor(profile, { asked, claims })),
    issuedAt: now,
    ...validityOf(end, claims, now),
    stoppedAt: null,
    person: null,
    identityKey: null,
    note: '',
    linkHost: platforms[profile.platform].linkHost(profile.settings),
    delivery: null,
    header,
    claims,
    asked,
    token,
  }
}

/** A token that says itself whom it is for is believed before the request. */
function contentFor({ platform }: Profile, content: Pick<StoredSession, 'asked' | 'claims'>): Claims {
  return platforms[platform].secret.signs ? content.claims : contentOf(content)
}

function askedIn(body: string): Claims | null {
  const asked = readableObject(Buffer.from(body, 'utf8'))
  return Object.keys(asked).length > 0 || /^\s*\{\s*\}\s*$/.test(body) ? asked : null
}

/** As the platform says; one that was over when it came was never not yet valid. */
function validityOf(
  end: IssuedToken['end'],
  claims: Claims,
  now: number,
): Pick<StoredSession, 'validFrom' | 'validUntil' | 'isEndUnknown'> {
  if (end === undefined)
    return { validFrom: timeIn(claims, 'nbf'), validUntil: timeIn(claims, 'exp'), isEndUnknown: false }
  const validUntil = end.known ? end.validUntil : null
  const isOver = validUntil !== null && validUntil <= now
  return { validFrom: isOver ? null : now, validUntil, isEndUnknown: !end.known }
}
