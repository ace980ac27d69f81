import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { hasField } from '../../shared/platforms/platform.ts'
import type { PlatformId, Profile, ProfileInput } from '../../shared/schemas.ts'
import { platformOf } from '../stores/platform-of.ts'

/** The place of the profile that is not saved yet. */
export const newProfile = 'new'

interface ProfileEdits {
  /** What was changed and not saved, by profile id; the one not saved yet stands under `newProfile`. */
  readonly edits: Readonly<Record<string, ProfileInput>>
  /** The profile on the screen; null until one was chosen. */
  readonly chosen: string | null
}

/** It lives outside the screen, so that going to another profile or screen loses nothing. */
export const profileEditsStore = createStore<ProfileEdits>(() => ({ edits: {}, chosen: null }))

/** A new profile before anything is typed; two hours is the default validity of the form. */
export function blankProfile(platform: PlatformId): ProfileInput {
  return {
    id: null,
    platform,
    name: '',
    environment: 'production',
    settings: {},
    defaultRole: '',
    defaultValidity: '2h',
    startEarly: 0,
    anonymous: false,
    remindMinutes: 0,
    labAllowed: false,
  }
}

/** What the form starts from: the profile without what has verbs of its own. */
export function inputOf(profile: Profile): ProfileInput {
  const { keys: _keys, ...input } = profile
  return input
}

/** Whether saving would change anything: an empty setting and an absent one mean the same. */
export function isChanged(profile: Profile, edit: ProfileInput): boolean {
  const saved = inputOf(profile)
  const names = new Set([...Object.keys(saved.settings), ...Object.keys(edit.settings)])
  return (
    saved.name !== edit.name ||
    saved.platform !== edit.platform ||
    saved.environment !== edit.environment ||
    saved.defaultRole !== edit.defaultRole ||
    saved.defaultValidity !== edit.defaultValidity ||
    saved.startEarly !== edit.startEarly ||
    saved.anonymous !== edit.anonymous ||
    saved.remindMinutes !== edit.remindMinutes ||
    saved.labAllowed !== edit.labAllowed ||
    [...names].some((name) => (saved.settings[name] ?? '') !== (edit.settings[name] ?? ''))
  )
}

/**
 * What is saved of an edit: without the spaces that come along when a value is copied from a page, and without defaults
 * that its platform has no field for.
 */
export function tidied(edit: ProfileInput): ProfileInput {
  const platform = platformOf(edit)
  const settings = Object.entries(edit.settings).map(([name, value]) => [name, value.trim()] as const)
  return {
    ...edit,
    name: edit.name.trim(),
    defaultRole: hasField(platform, 'role') ? edit.defaultRole : '',
    defaultValidity: hasField(platform, 'exp') ? edit.defaultValidity.trim() : '',
    startEarly: hasField(platform, 'nbf') ? edit.startEarly : 0,
    settings: Object.fromEntries(settings),
  }
}

/**
 * The same new profile on another platform. Settings stay behind: an address of one platform must not become another's,
 * because the secret goes there.
 */
export function onPlatform(edit: ProfileInput, platform: PlatformId): ProfileInput {
  return edit.platform === platform ? edit : { ...edit, platform, settings: {} }
}

/** Keeps an edit under its place; an edit that changes nothing any more is dropped. */
export function keepEdit(place: string, edit: ProfileInput, saved: Profile | null): void {
  if (saved !== null && !isChanged(saved, edit)) dropEdit(place)
  // What is edited stays on the screen, also when main announces the profile before it answers.
  else profileEditsStore.setState(({ edits }) => ({ edits: { ...edits, [place]: edit }, chosen: place }))
}

export function dropEdit(place: string): void {
  profileEditsStore.setState(({ edits }) => {
    const { [place]: _dropped, ...rest } = edits
    return { edits: rest }
  })
}

export function showProfile(place: string | null): void {
  profileEditsStore.setState({ chosen: place })
}

export function useProfileEdits(): ProfileEdits {
  return useStore(profileEditsStore)
}

/** The place to show: the one chosen if it still exists, else the first profile, else the new one. */
export function placeToShow(
  { chosen, edits }: ProfileEdits,
  profiles: readonly Profile[],
  issuingFor: string | null,
): string {
  const exists = (id: string | null) => profiles.some((profile) => profile.id === id)
  if (chosen !== null && (chosen === newProfile || exists(chosen))) return chosen
  if (issuingFor !== null && exists(issuingFor)) return issuingFor
  if (edits[newProfile] !== undefined) return newProfile
  return profiles[0]?.id ?? newProfile
}
