import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '../../shared/errors.ts'
import { on } from '../bridge.ts'
import { type Asked, askPlatform } from './platform-store.ts'

/** What is known of one list of an account. */
export interface AccountList<Item> {
  readonly items: readonly Item[]
  /** When the platform gave it, in epoch seconds; null where it was never asked. */
  readonly fetchedAt: number | null
  /** Why the platform could not be asked the last time; the items stay. */
  readonly failure: string | null
}

type Answer<Item> = Result<Pick<AccountList<Item>, 'items' | 'fetchedAt'>>

export interface PlatformList<Item> {
  readonly asked: Asked
  readonly store: StoreApi<{ readonly lists: Readonly<Record<string, AccountList<Item>>> }>
  /** Reads what main has from the last time; asks no platform. */
  read(profileId: string): Promise<void>
  /** Asks the platform. What is there stays until the answer, and where there is none. */
  refresh(profileId: string): Promise<void>
  of(profileId: string): AccountList<Item>
}

const nothing: AccountList<never> = { items: [], fetchedAt: null, failure: null }

/**
 * A list that belongs to an account on a platform, such as its rooms, for every profile that it was asked for.
 *
 * @param ask with `refresh` the platform is asked, without it only main
 */
export function createPlatformList<Item>(
  asked: Asked,
  ask: (profileId: string, refresh: boolean) => Promise<Answer<Item>>,
): PlatformList<Item> {
  const store = createStore(() => ({ lists: {} as Readonly<Record<string, AccountList<Item>>> }))
  const refreshes = new Map<string, number>()
  const of = (profileId: string) => store.getState().lists[profileId] ?? nothing
  const keep = (profileId: string, list: AccountList<Item>) =>
    store.setState(({ lists }) => ({ lists: { ...lists, [profileId]: list } }))

  return {
    asked,
    store,
    of,
    async read(profileId) {
      const before = refreshes.get(profileId)
      const result = await ask(profileId, false)
      // What the platform itself was asked meanwhile is newer than what main had.
      if (!result.ok || before !== refreshes.get(profileId)) return
      keep(profileId, { ...result.value, failure: of(profileId).failure })
    },
    async refresh(profileId) {
      const mine = (refreshes.get(profileId) ?? 0) + 1
      refreshes.set(profileId, mine)
      const result = await askPlatform(profileId, asked, () => ask(profileId, true))
      if (mine !== refreshes.get(profileId)) return
      if (result.ok) keep(profileId, { ...result.value, failure: null })
      else keep(profileId, { ...of(profileId), failure: result.code === 'cancelled' ? null : result.message })
    },
  }
}

/** The list of one profile, as main has it; it is read again when a profile changes. */
export function usePlatformList<Item>(list: PlatformList<Item>, profileId: string): AccountList<Item> {
  useEffect(() => {
    void list.read(profileId)
    return on('profiles.changed', () => void list.read(profileId))
  }, [list, profileId])
  return useStore(list.store, (state) => state.lists[profileId] ?? nothing)
}
