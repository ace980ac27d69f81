import { useState } from 'react'
import type { SessionRow } from '../../shared/schemas.ts'
import { historyView, selectSession } from './history-view.ts'
import { neighbourOf } from './neighbour.ts'
import { removeSession, undoRemoval } from './removal-store.ts'
import { placeOf, type SessionPages } from './session-pages.ts'

interface Removing {
  /** The place that is to be in sight, after something came back to it. */
  readonly reveal: { readonly place: number } | null
  readonly remove: (session: SessionRow) => Promise<void>
  readonly undo: () => Promise<void>
}

/** Removing a session of the list and bringing it back, with the choice going along. */
export function useRemoving(pages: SessionPages): Removing {
  const [reveal, setReveal] = useState<Removing['reveal']>(null)

  async function remove(session: SessionRow) {
    const { rows } = pages.store.getState()
    const place = placeOf(rows, session.id) ?? null
    const { selectedId } = historyView.getState()
    const next = place === null ? null : neighbourOf(rows, place)
    // Before it goes, or its detail would be asked for once more.
    selectSession(next)
    const isGone = await removeSession(session, place, Math.floor(Date.now() / 1000))
    if (!isGone && historyView.getState().selectedId === next) selectSession(selectedId)
  }

  async function undo() {
    const back = await undoRemoval()
    if (back === null) return
    selectSession(back.id)
    if (back.place !== null) setReveal({ place: back.place })
  }

  return { reveal, remove, undo }
}
