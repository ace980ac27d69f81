import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { SessionRow } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'
import { notify } from '../stores/notice-store.ts'
import { createPausableTimer } from './pausable-timer.ts'
import { removedWords } from './removed-words.ts'

/** The removal that can still be undone: only the last one can. */
interface Removal {
  readonly id: string
  /** What main brings it back by. */
  readonly undo: string
  /** Where it stood in the list; null where the list did not show it. */
  readonly place: number | null
  readonly message: string
}

interface RemovalState {
  readonly removal: Removal | null
  /** Whether the bar with the offer stands there; the keys undo as long as main can. */
  readonly isOffered: boolean
}

/** Milliseconds for which the offer stands, without those in which the mouse or the focus is on it. */
const offeredFor = 20_000

export const removalStore = createStore<RemovalState>(() => ({ removal: null, isOffered: false }))

const offer = createPausableTimer(() => removalStore.setState({ isOffered: false }), offeredFor)
let isBusy = false

/**
 * Removes one session from the history. Gives whether it went; what failed is said. A press while another removal is
 * under way does nothing.
 *
 * @param now epoch seconds
 */
export async function removeSession(row: SessionRow, place: number | null, now: number): Promise<boolean> {
  if (isBusy) return false
  isBusy = true
  const result = await call('sessions.remove', { ids: [row.id] })
  isBusy = false
  if (!result.ok) {
    if (result.code !== 'cancelled') notify('error', result.message)
    return false
  }
  if (result.value.removed === 0) {
    notify('info', 'The session was removed elsewhere already.')
    return true
  }
  const removal = { id: row.id, undo: result.value.undo, place, message: removedWords(row, now) }
  removalStore.setState({ removal, isOffered: true })
  offer.start()
  return true
}

/** Brings back what was removed last. Gives it where that worked; what failed is said. */
export async function undoRemoval(): Promise<Removal | null> {
  const { removal } = removalStore.getState()
  if (removal === null || isBusy) return null
  isBusy = true
  const result = await call('sessions.restore', { undo: removal.undo })
  isBusy = false
  // What main no longer has can't come back later; anything else may be tried again.
  if (result.ok || result.code === 'not-found') {
    offer.stop()
    removalStore.setState({ removal: null, isOffered: false })
  }
  if (result.ok) return removal
  notify('error', result.message)
  return null
}

/** Takes the bar away. */
export function dismissOffer(): void {
  offer.stop()
  removalStore.setState({ isOffered: false })
}

/** Holds the time of the offer while somebody is at it. */
export function holdOffer(isHeld: boolean): void {
  if (isHeld) offer.pause()
  else offer.resume()
}

export function useRemoval(): RemovalState {
  return useStore(removalStore)
}
