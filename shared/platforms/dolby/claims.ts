import type { Claims, Draft, Profile } from '../../schemas.ts'
import { wordsIn } from '../../text/words.ts'
import { formatDuration } from '../../validity/duration.ts'
import { resolveTimes } from '../../validity/resolve-times.ts'
import type { DraftContext, ResolvedDraft } from '../platform.ts'
import { type FieldName, fields } from './fields.ts'
import { usualScopes } from './scopes.ts'

/** What is typed in a field; empty where the draft does not know it. */
export function typed(draft: Draft, name: FieldName): string {
  return draft.values[name] ?? ''
}

/** A draft with the profile's validity, and the scopes that the vendor's guide asks for. */
export function newDraft(profile: Profile): Draft {
  return draftOf(profile.id, { exp: profile.defaultValidity, scopes: usualScopes })
}

/**
 * What the platform is asked for: `externalId`, `sessionScope` (words) and `expiresIn` (seconds), and beside them `name`
 * and `avatarUrl`, which the client gives to the SDK. Texts stand as typed; a field left empty, or a time that can't be
 * read, is absent. The platform makes the token, so that it has no other times.
 */
export function claimsFor(draft: Draft, { now, timeZone }: DraftContext): ResolvedDraft {
  const times = resolveTimes({ iat: '', nbf: '', exp: typed(draft, 'exp') }, 0, now, timeZone)
  const words = wordsIn(typed(draft, 'scopes'))
  const claims: Claims = {}
  for (const name of ['externalId', 'name', 'avatarUrl'] as const) {
    if (typed(draft, name) !== '') claims[name] = typed(draft, name)
  }
  if (words.length > 0) claims.sessionScope = words
  if (times.exp.kind === 'at') claims.expiresIn = times.exp.at - now
  return { claims, times }
}

/**
 * The draft that gives these claims back through `claimsFor`, with the length of the validity and not its end, as the
 * platform counts from the moment that it is asked. A value of another type is written as text, for the person to see.
 */
export function draftFrom(claims: Claims, profileId: string): Draft {
  const { externalId, name, avatarUrl, sessionScope, expiresIn } = claims
  return draftOf(profileId, {
    externalId: asText(externalId),
    name: asText(name),
    avatarUrl: asText(avatarUrl),
    scopes: Array.isArray(sessionScope) ? sessionScope.map(asText).join(' ') : asText(sessionScope),
    exp: durationText(expiresIn),
  })
}

function durationText(seconds: Claims[string] | undefined): string {
  if (typeof seconds !== 'number' || !Number.isSafeInteger(seconds)) return asText(seconds)
  return seconds < 0 ? `-${formatDuration(-seconds)}` : formatDuration(seconds)
}

function asText(value: Claims[string] | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function draftOf(profileId: string, values: Partial<Record<FieldName, string>>): Draft {
  return {
    profileId,
    values: Object.fromEntries(fields.map(({ name }) => [name, values[name] ?? ''])),
    startEarly: 0,
  }
}

/** A text of what was asked for, or null where it is absent, empty or of another type. */
export function claimText(claims: Claims, name: 'externalId' | 'name' | 'avatarUrl'): string | null {
  const value = Object.hasOwn(claims, name) ? claims[name] : null
  return typeof value === 'string' && value !== '' ? value : null
}
