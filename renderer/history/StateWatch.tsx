import { useEffect, useRef } from 'react'
import type { SessionRow, SessionState } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { useNow } from '../stores/clock.ts'

interface StateWatchProps {
  readonly rows: ReadonlyMap<number, SessionRow>
  /** The places in sight. */
  readonly first: number
  readonly last: number
  /** The state that every row should be in. */
  readonly wanted: SessionState
  readonly onMoved: () => void
}

/**
 * Looks once a second whether a row in sight left the state that was asked for, because a session expired or began
 * while it was looked at. Draws nothing: a component only so that the list need not draw itself each second.
 */
export function StateWatch({ rows, first, last, wanted, onMoved }: StateWatchProps) {
  const now = useNow()
  const lookedAt = useRef(now)
  useEffect(() => {
    // Not at each answer: one that changes nothing would be asked for again at once.
    if (lookedAt.current === now) return
    lookedAt.current = now
    const inSight = [...rows].filter(([place]) => place >= first && place <= last)
    const isMoved = (row: SessionRow) => stateOf(row, now) !== wanted
    if (inSight.some(([, row]) => isMoved(row))) onMoved()
  }, [now, rows, first, last, wanted, onMoved])
  return null
}
