import { expect, onTestFinished, test } from 'vitest'
import type { SessionFilter } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { testNow } from '../test-drafts.ts'
import { placesApart } from './deep-places.ts'
import { removeSessions } from './removal.ts'
import { searchSessions, sessionNumbers } from './search.ts'
import { sessionsByNumber } from './session-rows.ts'
import { addBatch, oneOfMany, recordRows } from './test-many.ts'

const many = placesApart * 9

/** Half of the sessions end a second later than the others. */
function history() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  const rows = Array.from({ length: many }, (_, at) => oneOfMany(at, { validUntil: testNow + (at % 2) }))
  recordRows(database, rows, { batch: addBatch(database) })
  const all = (filter: SessionFilter, now = testNow) =>
    sessionsByNumber(database, sessionNumbers(database, filter, now, { limit: -1 })).map(({ id }) => id)
  const page = (filter: SessionFilter, offset: number, now = testNow) =>
    searchSessions(database, { ...filter, offset, limit: 3 }, now).rows.map(({ id }) => id)
  return { database, all, page }
}

const filters: readonly SessionFilter[] = [
  everySession,
  { ...everySession, state: 'valid' },
  { ...everySession, text: 'guest' },
  { ...everySession, text: 'gu', state: 'expired' },
  { ...everySession, until: testNow + 1 },
]

test.each(filters)(
  'a page anywhere is the part of the whole list, in whatever order pages are asked for: %j',
  (filter) => {
    const { all, page } = history()
    const ids = all(filter)
    for (const part of [0.9, 0.1, 0.5, 0.51, 1, 0.3]) {
      for (const beside of [-1, 0, 1]) {
        const near = Math.round((ids.length * part) / placesApart) * placesApart + beside
        const offset = Math.max(0, near)
        expect(page(filter, offset)).toEqual(ids.slice(offset, offset + 3))
      }
    }
    expect(page(filter, ids.length + 5 * placesApart)).toEqual([])
  },
)

test('what is remembered is forgotten once the history is written to', () => {
  const { database, all, page } = history()
  const offset = placesApart * 5
  page(everySession, offset)
  removeSessions(database, all(everySession).slice(0, 7))
  expect(page(everySession, offset)).toEqual(all(everySession).slice(offset, offset + 3))
})

test('far down a list of a state stays as it was for a short while, and follows the time after it', () => {
  const { all, page } = history()
  const valid: SessionFilter = { ...everySession, state: 'expired' }
  const offset = placesApart * 2
  const before = page(valid, offset)
  expect(before).toEqual(all(valid).slice(offset, offset + 3))
  expect(page(valid, offset, testNow + 1)).toEqual(before)
  expect(page(valid, offset, testNow + 99)).toEqual(all(valid, testNow + 99).slice(offset, offset + 3))
})
