import { useEffect } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Failure, Result } from '../../../shared/errors.ts'
import type { OwnCase } from '../../../shared/lab/schemas.ts'
import type { PlatformId } from '../../../shared/schemas.ts'
import { call } from '../../bridge.ts'
import { notify } from '../../stores/notice-store.ts'
import { countOf } from '../../view/count-of.ts'

interface OwnCasesState {
  /** As main last gave them, by platform. */
  readonly cases: Readonly<Partial<Record<PlatformId, readonly OwnCase[]>>>
  /** Why the last question has no answer. */
  readonly failure: Failure | null
  /** The one that was removed last, until something else is done. */
  readonly removed: OwnCase | null
}

/** Edge cases that a person made. */
export const ownCasesStore = createStore<OwnCasesState>(() => ({ cases: {}, failure: null, removed: null }))

const none: readonly OwnCase[] = []

/** Asks main again; on failure the list stays as it was. */
export async function loadOwnCases(platform: PlatformId): Promise<void> {
  const result = await call('lab.listOwnCases', { platform })
  ownCasesStore.setState(({ cases }) =>
    result.ok ? { cases: { ...cases, [platform]: result.value.cases }, failure: null } : { failure: result },
  )
}

/** Stores a case, in the place of one with its id. Gives why it is not stored, or null. */
export async function saveOwnCase(own: OwnCase): Promise<Failure | null> {
  const result = await call('lab.saveOwnCase', own)
  if (!result.ok) return result
  ownCasesStore.setState({ removed: null })
  await loadOwnCases(own.platform)
  return null
}

/** Removes a case; `restoreOwnCase` brings it back. Gives whether it is gone. */
export async function removeOwnCase(own: OwnCase): Promise<boolean> {
  const result = await call('lab.removeOwnCase', { id: own.id })
  sayFailure(result)
  if (!result.ok) return false
  ownCasesStore.setState({ removed: own })
  await loadOwnCases(own.platform)
  return true
}

/** Brings back the case that was removed last. Gives its id; null where it could not be. */
export async function restoreOwnCase(): Promise<string | null> {
  const { removed } = ownCasesStore.getState()
  if (removed === null) return null
  const failure = await saveOwnCase(removed)
  if (failure === null) return removed.id
  notify('error', failure.message)
  return null
}

export function forgetRemoved(): void {
  ownCasesStore.setState({ removed: null })
}

/** Has main write the cases to a file that the person chooses. */
export async function exportOwnCases(platform: PlatformId): Promise<void> {
  const result = await call('lab.exportOwnCases', { platform })
  sayFailure(result)
  if (!result.ok) return
  const { count, fileName } = result.value
  notify('ok', `Exported ${countOf(count, 'case')} to ${fileName}. No key is in it.`)
}

/** Has main read cases from a file that the person chooses. */
export async function importOwnCases(platform: PlatformId): Promise<void> {
  const result = await call('lab.importOwnCases', {})
  sayFailure(result)
  if (!result.ok) return
  await loadOwnCases(platform)
  const { count, fileName } = result.value
  notify('ok', `Imported ${countOf(count, 'case')} from ${fileName}.`)
}

function sayFailure(result: Result<unknown>): void {
  if (!result.ok && result.code !== 'cancelled') notify('error', result.message)
}

/** The cases of a platform, read when they are first looked at. */
export function useOwnCases(platform: PlatformId): {
  readonly own: readonly OwnCase[]
  readonly failure: Failure | null
  readonly removed: OwnCase | null
} {
  useEffect(() => void loadOwnCases(platform), [platform])
  const { cases, failure, removed } = useStore(ownCasesStore)
  return { own: cases[platform] ?? none, failure, removed: removed?.platform === platform ? removed : null }
}
