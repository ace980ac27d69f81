import { RoompassError } from '../../shared/errors.ts'
import type { Session, SessionFilter } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import { sessionNumbers } from './search.ts'
import { sessionsByNumber, withLink } from './session-rows.ts'

/** So many sessions are read at once: some milliseconds. */
const chunk = 100

/**
 * Every session of a filter at `now` (epoch seconds), newest first. None that is issued after the beginning is among them;
 * those removed before their turn are left out. Between some of them the history may be written to.
 *
 * @throws RoompassError `history-unavailable`, also where the history is shut or changed for another on the way
 */
export function* eachSession(storage: Storage, filter: SessionFilter, now: number): Generator<Session> {
  const first = storage.use((database) => database)
  for (let below: number | null = null; ; ) {
    const read = storage.use((database) => {
      if (database !== first) {
        throw new RoompassError('history-unavailable', 'The history was shut meanwhile: try again.')
      }
      const numbers = sessionNumbers(database, filter, now, { below, limit: chunk })
      return { last: numbers.at(-1), sessions: sessionsByNumber(database, numbers).map(withLink) }
    })
    yield* read.sessions
    if (read.last === undefined) return
    below = read.last
  }
}
