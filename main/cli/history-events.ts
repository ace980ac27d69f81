import { RoompassError } from '../../shared/errors.ts'
import type { SessionFilter, SessionRow } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import type { Engine, SessionChange } from '../engine.ts'
import { fits } from '../history/fits.ts'
import { type StatedRow, stated } from './history-output.ts'
import { rowOf } from './session-word.ts'

/** One thing that happened in the history; `at` in epoch seconds. A session that comes back is issued once more. */
export type HistoryEvent =
  | {
      readonly event: 'issued' | 'noted' | 'stopped' | 'expired'
      readonly at: number
      readonly session: StatedRow
    }
  | { readonly event: 'removed'; readonly at: number; readonly id: string }

/** Tells what happens to the sessions of a filter, whichever process does it. */
export interface HistoryEvents {
  /** The newest sessions that are there to begin with, oldest first, as the events of their issue. */
  begin(): HistoryEvent[]
  /** What happened since the look before. */
  next(): HistoryEvent[]
}

/**
 * @param engine whose history is open
 * @param most of the sessions to begin with
 * @param now epoch seconds
 */
export function historyEvents(
  { sessions }: Pick<Engine, 'sessions'>,
  filter: SessionFilter,
  most: number,
  now: () => number,
): HistoryEvents {
  const inAnyState: SessionFilter = { ...filter, state: null }
  const isFiltered = Object.values(inAnyState).some((value) => value !== null && value !== '')
  /** Ids of the sessions that a removal is told of; where everything is, nothing need be known. */
  const members = new Set<string>()
  /** When sessions that are not over yet will be, by id. */
  const ends = new Map<string, number>()
  let nearest = Number.POSITIVE_INFINITY
  let shown: ReadonlySet<string> = new Set()
  let mark = sessions.changesSince(null).mark

  const watch = (row: SessionRow, moment: number) => {
    if (isFiltered) members.add(row.id)
    if (row.validUntil === null) return
    const state = stateOf(row, moment)
    if (state !== 'valid' && state !== 'not-yet') return
    ends.set(row.id, row.validUntil)
    nearest = Math.min(nearest, row.validUntil)
  }

  const unwatch = (id: string) => {
    members.delete(id)
    ends.delete(id)
  }

  const watchAll = (moment: number) => {
    const states = isFiltered ? [null] : (['valid', 'not-yet'] as const)
    for (const state of states) {
      for (const row of sessions.each({ ...inAnyState, state })) watch(row, moment)
    }
  }

  const written = (id: string, event: 'issued' | 'noted' | 'stopped', moment: number): HistoryEvent[] => {
    const row = foundRow(sessions, id)
    // What was removed since is told of by a later change.
    if (row === null) return []
    unwatch(id)
    if (fits(row, inAnyState, moment)) watch(row, moment)
    if (!fits(row, filter, moment) || (event === 'issued' && shown.has(id))) return []
    return [{ event, at: timeOf(event, row, moment), session: stated(row, moment) }]
  }

  const removed = ({ id, origin }: Pick<SessionChange, 'id' | 'origin'>, moment: number): HistoryEvent[] => {
    const isTold = isFiltered ? members.has(id) : origin !== 'crafted'
    unwatch(id)
    return isTold ? [{ event: 'removed', at: moment, id }] : []
  }

  const expired = (moment: number): HistoryEvent[] => {
    if (moment < nearest) return []
    const over = [...ends].filter(([, end]) => end <= moment).sort(([, one], [, other]) => one - other)
    for (const [id] of over) ends.delete(id)
    nearest = Number.POSITIVE_INFINITY
    for (const end of ends.values()) nearest = Math.min(nearest, end)
    if (filter.state !== null && filter.state !== 'expired') return []
    return over.flatMap(([id, at]) => {
      const row = foundRow(sessions, id)
      return row === null ? [] : [{ event: 'expired', at, session: stated(row, moment) } as const]
    })
  }

  return {
    begin: () => {
      const moment = now()
      const { rows } = sessions.search({ ...filter, offset: 0, limit: most })
      shown = new Set(rows.map(({ id }) => id))
      watchAll(moment)
      return rows
        .toReversed()
        .map((row) => ({ event: 'issued', at: row.issuedAt, session: stated(row, moment) }))
    },
    next: () => {
      const moment = now()
      const changes: HistoryEvent[] = []
      let isMore = true
      while (isMore) {
        const since = sessions.changesSince(mark)
        mark = since.mark
        isMore = since.isMore
        for (const change of since.changes) {
          changes.push(
            ...(change.what === 'removed'
              ? removed(change, moment)
              : written(change.id, change.what, moment)),
          )
        }
      }
      shown = new Set()
      return [...changes, ...expired(moment)]
    },
  }
}

/** When something happened to a session, or, where it does not say, when it was seen. */
function timeOf(event: 'issued' | 'noted' | 'stopped', row: SessionRow, moment: number): number {
  if (event === 'issued') return row.issuedAt
  return event === 'stopped' ? (row.stoppedAt ?? moment) : moment
}

/** Null where it was removed since. */
function foundRow(sessions: Engine['sessions'], id: string): SessionRow | null {
  try {
    return rowOf(sessions.get(id))
  } catch (error) {
    if (error instanceof RoompassError && error.code === 'not-found') return null
    throw error
  }
}
