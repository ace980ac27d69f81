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

/** Gives the failure where the settings could not be kept. */
export async function saveSettings(settings: Settings): Promise<Failure | null> {
  const result = await call('settings.set', settings)
  if (!result.ok) return result
  settingsStore.setState({ settings: result.value })
  return null
}

export function useSettings(): Settings | null {
  return useStore(settingsStore, (state) => state.settings)
}
