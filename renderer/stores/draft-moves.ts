import { platforms } from '../../shared/platforms/index.ts'
import { hasField, type Platform, type PlatformField } from '../../shared/platforms/platform.ts'
import type { Draft, Profile } from '../../shared/schemas.ts'
import { platformOf } from './platform-of.ts'

/**
 * The draft as it goes on under another profile: what was typed stays, and a value, or an early start, that is only the
 * old profile's default becomes the new one's. Without an old profile nothing counts as a default and all stays. On
 * another platform a value stands in the field that means the same; what has no field there waits among the values for
 * a platform that has one.
 */
export function moveDraft(draft: Draft, from: Profile | null, to: Profile): Draft {
  const before = from ? platformOf(from).newDraft(from) : null
  const after = platformOf(to).newDraft(to)
  const isDefault = (name: string) => draft.values[name] === before?.values[name]
  const startEarly = draft.startEarly === before?.startEarly ? after.startEarly : draft.startEarly
  const typed = Object.fromEntries(Object.entries(draft.values).filter(([name]) => !isDefault(name)))
  const placed = from?.platform === to.platform ? typed : placedOn(platformOf(to), typed, from)
  return { profileId: to.id, values: { ...after.values, ...placed }, startEarly }
}

type Values = Draft['values']

/** What was typed, under the names that it has on a platform. */
function placedOn(platform: Platform, typed: Values, from: Profile | null): Values {
  const before = from === null ? null : platformOf(from)
  const moves = platform.fields.flatMap((field) => {
    const name = nameBefore(field, typed, before)
    return name === null || name === field.name ? [] : [{ name, value: typed[name] ?? '', to: field.name }]
  })
  const left = new Set(moves.map(({ name }) => name))
  const rest = Object.entries(typed).filter(([name]) => !left.has(name))
  return Object.fromEntries([...rest, ...moves.map(({ to, value }) => [to, value] as const)])
}

/** Under which name the value of a field was typed; null where it was not. */
function nameBefore(field: PlatformField, typed: Values, before: Platform | null): string | null {
  const own = before === null ? null : nameOn(before, field)
  if (own !== null) return typed[own] === undefined ? null : own
  const names = [field.name, ...Object.values<Platform>(platforms).map((other) => nameOn(other, field))]
  return names.find((name) => name !== null && (typed[name] ?? '') !== '') ?? null
}

/** The name that a platform has for what a field means; null where it has none. */
function nameOn(platform: Platform, { name, option }: PlatformField): string | null {
  const same = platform.fields.find((field) => option !== undefined && field.option === option)
  return same?.name ?? (option === undefined && hasField(platform, name) ? name : null)
}

/** Whether two drafts would issue the same: an empty value and an absent one mean the same. */
export function sameDraft(one: Draft, other: Draft): boolean {
  if (one.profileId !== other.profileId || one.startEarly !== other.startEarly) return false
  const names = new Set([...Object.keys(one.values), ...Object.keys(other.values)])
  return [...names].every((name) => (one.values[name] ?? '') === (other.values[name] ?? ''))
}

/**
 * The draft to show for the profiles there are: the one at hand if its profile exists, else the same under the
 * first profile, else a new one. Null where there is neither a draft nor a profile.
 */
export function draftFor(draft: Draft | null, profiles: readonly Profile[]): Draft | null {
  const first = profiles[0]
  if (first === undefined) return draft
  if (draft === null) return platformOf(first).newDraft(first)
  return profiles.some((profile) => profile.id === draft.profileId) ? draft : moveDraft(draft, null, first)
}
