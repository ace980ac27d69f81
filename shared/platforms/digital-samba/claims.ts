import type { Claims, Draft, Profile } from '../../schemas.ts'
import { type ResolvedTime, resolveTimes } from '../../validity/resolve-times.ts'
import type { DraftContext, ResolvedDraft } from '../platform.ts'
import { type SwitchName, switches } from './encryption.ts'
import { type ClaimName, fields, type TimeClaim } from './fields.ts'

type ValueName = ClaimName | SwitchName
const valueNames: readonly ValueName[] = [...fields, ...switches].map(({ name }) => name)

/** What is typed in a field; empty where the draft does not know it. */
export function typed(draft: Draft, name: ClaimName): string {
  return draft.values[name] ?? ''
}

/** A draft with the profile's defaults: issued and valid from now or as early as it says, its validity, its role. */
export function newDraft(profile: Profile): Draft {
  const values = { role: profile.defaultRole, iat: 'now', nbf: 'now', exp: profile.defaultValidity }
  return { ...draftOf(profile.id, values), startEarly: profile.startEarly }
}

/**
 * The claims that a draft comes to at a moment, in the documented order. Texts stand as typed; times are whole epoch
 * seconds; a field left empty, or one that can't be read, is absent. An empty team id is the profile's.
 */
export function claimsFor(draft: Draft, { profile, now, timeZone }: DraftContext): ResolvedDraft {
  const asTyped = { iat: typed(draft, 'iat'), nbf: typed(draft, 'nbf'), exp: typed(draft, 'exp') }
  const times = resolveTimes(asTyped, draft.startEarly, now, timeZone)
  const claims: Claims = {}
  for (const { name, kind } of fields) {
    const value = kind === 'time' ? timeClaim(times[name]) : textClaim(draft, name, profile)
    if (value !== null) claims[name] = value
  }
  return { claims, times }
}

function timeClaim(time: ResolvedTime): number | null {
  return time.kind === 'at' ? time.at : null
}

function textClaim(
  draft: Draft,
  name: Exclude<ClaimName, TimeClaim>,
  profile: Profile | null,
): string | null {
  const text = typed(draft, name)
  if (text !== '') return text
  return (name === 'td' && profile?.settings.teamId) || null
}

/**
 * The draft that gives these claims back through `claimsFor`, with absolute times, for claims whose texts are not
 * empty and whose times are whole numbers. What this platform has no field for is left out; a value of another type
 * is written as text, for the person to see and correct.
 */
export function draftFrom(claims: Claims, profileId: string): Draft {
  return draftOf(
    profileId,
    Object.fromEntries(
      fields.map(({ name }) => [name, asText(Object.hasOwn(claims, name) ? claims[name] : null)]),
    ),
  )
}

function asText(value: Claims[string] | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function draftOf(profileId: string, values: Partial<Record<ValueName, string>>): Draft {
  return {
    profileId,
    values: Object.fromEntries(valueNames.map((name) => [name, values[name] ?? ''])),
    startEarly: 0,
  }
}

/** A text claim, or null where it is absent, empty or of another type. */
export function claimText(claims: Claims, name: ClaimName): string | null {
  const value = Object.hasOwn(claims, name) ? claims[name] : null
  return typeof value === 'string' && value !== '' ? value : null
}
