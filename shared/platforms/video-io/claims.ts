import type { Claims, Draft, Profile } from '../../schemas.ts'
import { wordsIn } from '../../text/words.ts'
import type { DraftContext, ResolvedDraft } from '../platform.ts'
import { type FieldName, fields } from './fields.ts'
import { generationOf } from './generation.ts'

/** What is typed in a field; empty where the draft does not know it. */
export function typed(draft: Draft, name: FieldName): string {
  return draft.values[name] ?? ''
}

/** An empty draft: what a profile has by default, this platform has no field for. */
export function newDraft(profile: Profile): Draft {
  return draftOf(profile.id, {})
}

/**
 * What the platform is asked for: the identifier as typed, and the scopes as a list where the profile's generation takes
 * any. A field left empty is absent. There are no times, as the platform alone says how long a session is valid.
 */
export function claimsFor(draft: Draft, { profile }: DraftContext): ResolvedDraft {
  const identity = typed(draft, 'identity')
  const scopes = takesScopes(profile?.settings ?? {}) ? wordsIn(typed(draft, 'scopes')) : []
  return {
    claims: { ...(identity === '' ? {} : { identity }), ...(scopes.length === 0 ? {} : { scopes }) },
    times: { iat: { kind: 'absent' }, nbf: { kind: 'absent' }, exp: { kind: 'absent' } },
  }
}

/** The document names an identifier and nothing else (https://docs.video.io/api/latest/sessions). */
export function takesScopes(settings: Profile['settings']): boolean {
  return generationOf(settings) === '2021'
}

/**
 * The draft that gives these claims back through `claimsFor`, for an identifier that is a text and scopes that are words.
 * A value of another type is written as text, for the person to see and correct.
 */
export function draftFrom(claims: Claims, profileId: string): Draft {
  const { identity, scopes } = claims
  return draftOf(profileId, {
    identity: asText(identity),
    scopes: Array.isArray(scopes) ? scopes.map(asText).join(' ') : asText(scopes),
  })
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

/** The identifier of claims; null where it is absent, empty or no text. */
export function identityOf({ identity }: Claims): string | null {
  return typeof identity === 'string' && identity !== '' ? identity : null
}
