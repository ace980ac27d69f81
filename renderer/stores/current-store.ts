import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { EventPayload } from '../../shared/contract.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { statusStore } from './status-store.ts'

/** The current session of each profile that was asked for; null where there is none. */
export const currentStore = createStore(() => ({
  byProfile: new Map() as ReadonlyMap<string, SessionRow | null>,
}))

/** How often something was heard of a profile, so that an older answer does not take the place of it. */
const heard = new Map<string, number>()

function keep(profileId: string, session: SessionRow | null): void {
  heard.set(profileId, (heard.get(profileId) ?? 0) + 1)
  currentStore.setState(({ byProfile }) => ({ byProfile: new Map(byProfile).set(profileId, session) }))
}

/** The current session of a profile is another one now; main announces it. */
export function currentChanged({ profileId, session }: EventPayload<'current.changed'>): void {
  keep(profileId, session)
}

/** Asks for the current session of a profile. On failure what was known stays. */
export async function askCurrent(profileId: string): Promise<void> {
  const before = heard.get(profileId)
  const result = await call('sessions.current', { profileId })
  if (result.ok && heard.get(profileId) === before) keep(profileId, result.value.session)
}

/** The current session of a profile, or null. It is asked for once it is wanted, and again when the history opens. */
export function useCurrent(profileId: string): SessionRow | null {
  const history = useStore(statusStore, ({ status }) => status?.history.state)
  useEffect(() => {
    if (history !== undefined) void askCurrent(profileId)
  }, [profileId, history])
  return useStore(currentStore, ({ byProfile }) => byProfile.get(profileId) ?? null)
}
