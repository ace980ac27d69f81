import type { Draft, Profile } from '../../shared/schemas.ts'
import { platformOf } from './platform-of.ts'

/**
 * The draft as it goes on under another profile: what was typed stays, and a value, or an early start, that is only the
 * old profile's default becomes the new one's. Without an old profile nothing counts as a default and all stays.
 */
export function moveDraft(draft: Draft, from: Profile | null, to: Profile): Draft {
  const before = from ? platformOf(from).newDraft(from) : null
  const after = platformOf(to).newDraft(to)
  const values = { ...draft.values }
  for (const [name, value] of Object.entries(after.values)) {
    const typed = values[name]
    if (typed === undefined || typed === before?.values[name]) values[name] = value
  }
  const startEarly = draft.startEarly === before?.startEarly ? after.startEarly : draft.startEarly
  return { profileId: to.id, values, startEarly }
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
