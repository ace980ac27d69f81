import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure } from '../../shared/errors.ts'
import type { Settings } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'

/** Null until main has answered. */
const settingsStore = createStore(() => ({ settings: null as Settings | null }))

export async function loadSettings(): Promise<void> {
  const result = await call('settings.get', {})
  if (result.ok) settingsStore.setState({ settings: result.value })
}

/** Changes some of the settings. Gives the failure where they could not be kept, also where the person said no. */
export async function saveSettings(part: Partial<Settings>): Promise<Failure | null> {
  // What another window or the command line changed meanwhile stays as it is there.
  const current = await call('settings.get', {})
  if (!current.ok) return current
  const result = await call('settings.set', { ...current.value, ...part })
  if (!result.ok) return result
  settingsStore.setState({ settings: result.value })
  return null
}

export function useSettings(): Settings | null {
  return useStore(settingsStore, (state) => state.settings)
}
