import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { PlatformProgress } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { askKnownAgain } from './known-store.ts'

export type Asked = PlatformProgress['asking']

/** A question to a platform that has no answer yet. */
export interface Asking {
  /** How often the same is being asked at the moment. */
  readonly times: number
  /** Null until something was heard of it. */
  readonly progress: PlatformProgress | null
}

/** What is being asked of the platforms now, by what and profile. */
export const askingStore = createStore(() => ({ underWay: new Map() as ReadonlyMap<string, Asking> }))

const keyOf = (profileId: string, asked: Asked) => `${asked} ${profileId}`

function change(key: string, edit: (asking: Asking) => Asking): void {
  askingStore.setState(({ underWay }) => {
    const next = edit(underWay.get(key) ?? { times: 0, progress: null })
    const changed = new Map(underWay)
    if (next.times > 0) changed.set(key, next)
    else changed.delete(key)
    return { underWay: changed }
  })
}

/** Keeps how far a question has come, for `useAsking`; main announces it. */
export function heardOf(progress: PlatformProgress): void {
  const key = keyOf(progress.profileId, progress.asking)
  if (askingStore.getState().underWay.has(key)) change(key, (asking) => ({ ...asking, progress }))
}

/**
 * Asks a platform, and keeps how far that has come for `useAsking`. Gives what `ask` gives. Every answer may say
 * something new of a draft, if only the platform's time.
 */
export async function askPlatform<T>(profileId: string, asked: Asked, ask: () => Promise<T>): Promise<T> {
  const key = keyOf(profileId, asked)
  change(key, (asking) => ({ ...asking, times: asking.times + 1 }))
  try {
    return await ask()
  } finally {
    await askKnownAgain()
    change(key, (asking) => ({ ...asking, times: asking.times - 1 }))
  }
}

/** Ends what is being asked for a profile; those questions fail with `cancelled`. */
export function cancelAsking(profileId: string): void {
  void call('platform.cancel', { profileId })
}

/** The question that is under way, or null. */
export function useAsking(profileId: string, asked: Asked): Asking | null {
  return useStore(askingStore, (state) => state.underWay.get(keyOf(profileId, asked)) ?? null)
}
