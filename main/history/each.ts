import { RoompassError } from '../../shared/errors.ts'
import type { Session, SessionFilter } from '../../shared/schemas.ts'
import type { Storage } from '../data/storage.ts'
import { sessionNumbers } from './search.ts'
import { sessionsByNumber, withLink } from './session-rows.ts'

/** So many sessions are read at once: some milliseconds. */
const chunk = 100

/**
 * Every session of a filter at `now` (epoch seconds), newest first. It is settled at the beginning which ones; those
 * removed before their turn are left out. Between two of them the history may be written to.
 *
 * @throws RoompassError `history-unavailable`, also where the history is shut or changed for another on the way
 */
export function* eachSession(storage: Storage, filter: SessionFilter, now: number): Generator<Session> {
  const { numbers, first } = storage.use((database) => ({
    first: database,
    numbers: sessionNumbers(database, filter, now),
  }))
  for (let start = 0; start < numbers.length; start += chunk) {
    yield* storage.use((database) => {
      if (database !== first) {
        throw new RoompassError('history-unavailable', 'The history was shut meanwhile: try again.')
      }
      return sessionsByNumber(database, numbers.slice(start, start + chunk)).map(withLink)
    })
  }
}
