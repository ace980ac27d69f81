import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Profile } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'

/** The profiles as main last gave them. Screens read them here and change them through the contract's verbs. */
export const profilesStore = createStore(() => ({ profiles: [] as readonly Profile[] }))

/** Asks main again; on failure the list stays as it was. Called at the start and on `profiles.changed`. */
export async function loadProfiles(): Promise<void> {
  const result = await call('profiles.list', {})
  if (result.ok) profilesStore.setState({ profiles: result.value })
}

export function useProfiles(): readonly Profile[] {
  return useStore(profilesStore, (state) => state.profiles)
}

export function useProfile(id: string | null): Profile | null {
  return useStore(profilesStore, (state) => state.profiles.find((profile) => profile.id === id) ?? null)
}
