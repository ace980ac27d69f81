import type { SessionFilter, SessionRow } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { foldedOf } from './session-rows.ts'
import { wordsOf } from './text-match.ts'

/** Whether a filter lets a session through at `now` (epoch seconds): the same as a search with it, of one session. */
export function fits(row: SessionRow, filter: SessionFilter, now: number): boolean {
  const { state, profileId, environment, origin, from, until } = filter
  const folded = foldedOf(row)
  return (
    (state === null || stateOf(row, now) === state) &&
    (profileId === null || row.profileId === profileId) &&
    (environment === null || row.environment === environment) &&
    (origin === 'all' || (origin === null ? row.origin !== 'crafted' : row.origin === origin)) &&
    (from === null || row.issuedAt >= from) &&
    (until === null || row.issuedAt < until) &&
    wordsOf(filter.text).every((word) => folded.includes(word))
  )
}
