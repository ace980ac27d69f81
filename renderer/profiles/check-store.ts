import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { currentKeyOf } from '../../shared/current-key.ts'
import type { Failure } from '../../shared/errors.ts'
import type { Profile, ProfileCheck } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { draftStore, setStartEarly } from '../stores/draft-store.ts'
import { askPlatform } from '../stores/platform-store.ts'
import { loadProfiles } from '../stores/profiles-store.ts'
import { inputOf, keepEdit, profileEditsStore } from './profile-edits.ts'

interface Checked {
  /** What was checked, so that the answer does not stand for other settings or another key. */
  readonly what: string
  readonly check: ProfileCheck | null
  readonly failure: string | null
}

/** The last check of each profile, outside the screen, so that going elsewhere loses nothing. */
export const checkStore = createStore(() => ({ checks: {} as Readonly<Record<string, Checked>> }))

/** What a check is about: the settings and the key that signs. */
function whatIsChecked(profile: Profile): string {
  return JSON.stringify([profile.settings, currentKeyOf(profile)?.id])
}

/** Asks the platform whether it accepts the profile as it is saved. What was known before stays when that is cancelled. */
export async function checkProfile(profile: Profile): Promise<void> {
  const what = whatIsChecked(profile)
  const result = await askPlatform(profile.id, 'check', () => call('profiles.check', { id: profile.id }))
  if (!result.ok && result.code === 'cancelled') return
  const checked = result.ok
    ? { what, check: result.value, failure: null }
    : { what, check: null, failure: result.message }
  checkStore.setState(({ checks }) => ({ checks: { ...checks, [profile.id]: checked } }))
}

/** The last check of exactly these settings and this key, or null. */
export function checkOf(checks: Readonly<Record<string, Checked>>, profile: Profile): Checked | null {
  const checked = checks[profile.id]
  return checked !== undefined && checked.what === whatIsChecked(profile) ? checked : null
}

export function useCheck(profile: Profile): Checked | null {
  return checkOf(
    useStore(checkStore, (state) => state.checks),
    profile,
  )
}

/**
 * Lets the tokens of a profile start early from now on, also in the form where that is for the profile. Gives the
 * failure where it could not be saved.
 *
 * @param startEarly seconds
 */
export async function startTokensEarly(profile: Profile, startEarly: number): Promise<Failure | null> {
  const result = await call('profiles.save', { ...inputOf(profile), startEarly })
  if (!result.ok) return result
  await loadProfiles()
  const edit = profileEditsStore.getState().edits[profile.id]
  if (edit !== undefined) keepEdit(profile.id, { ...edit, startEarly }, result.value.profile)
  if (draftStore.getState().draft?.profileId === profile.id) setStartEarly(startEarly)
  return null
}
