import type { Draft, Profile } from '../../shared/schemas.ts'
import { platformOf } from './platform-of.ts'

/**
 * The draft as it goes on under another profile: what was typed stays, and a value that is only the old profile's
 * default becomes the new one's. Without an old profile nothing counts as a default and all that was typed stays.
 */
export function moveDraft(draft: Draft, from: Profile | null, to: Profile): Draft {
  const before = from ? platformOf(from).newDraft(from).values : {}
  const after = platformOf(to).newDraft(to).values
  const values = { ...draft.values }
  for (const [name, value] of Object.entries(after)) {
    const typed = values[name]
    if (typed === undefined || typed === before[name]) values[name] = value
  }
  return { ...draft, profileId: to.id, values }
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
