import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  type SessionFilter,
  type SessionRow,
  type StateCounts,
  sessionStateSchema,
} from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { countSessionsOf, countStates } from './count-states.ts'
import { fits } from './fits.ts'
import { searchSessions, sessionNumbers } from './search.ts'
import { recordSession, type StoredSession, sessionsByNumber } from './session-rows.ts'
import { storedSession } from './test-sessions.ts'

const profileIds = ['profile-a', 'profile-b'] as const

function databaseWith(sessions: readonly Partial<StoredSession>[]) {
  const database = memoryDatabase()
  for (const id of profileIds) writeProfile(database, { ...acme, name: id }, id)
  for (const parts of sessions) recordSession(database, storedSession(parts))
  return database
}

const noneOfEach = (): StateCounts => ({
  'not-yet': 0,
  valid: 0,
  expired: 0,
  never: 0,
  'no-end': 0,
  'unknown-end': 0,
  stopped: 0,
})

const moment = fc.integer({ min: testNow - 3, max: testNow + 3 })
const words = ['Zoë', 'zo', 'demo', 'e', 'crm-4711', 'called back', '李', '\0x']
const word = fc.constantFrom(...words)

const session = fc.record({
  name: fc.option(word),
  room: word,
  externalId: fc.option(word),
  note: fc.oneof(fc.constant(''), word),
  profileId: fc.option(fc.constantFrom(...profileIds)),
  environment: fc.constantFrom('production', 'staging', 'development'),
  origin: fc.constantFrom('signed', 'crafted', 'pasted'),
  issuedAt: moment,
  validFrom: fc.option(moment),
  validUntil: fc.option(moment),
  isEndUnknown: fc.boolean(),
  stoppedAt: fc.option(moment),
})

const filter: fc.Arbitrary<SessionFilter> = fc.record({
  text: fc.oneof(
    fc.constant(''),
    word,
    fc.tuple(word, word).map((both) => both.join(' ')),
  ),
  state: fc.option(fc.constantFrom(...sessionStateSchema.options)),
  profileId: fc.option(fc.constantFrom(...profileIds)),
  environment: fc.option(fc.constantFrom('production', 'staging', 'development')),
  origin: fc.option(fc.constantFrom('signed', 'crafted', 'pasted', 'all')),
  from: fc.option(moment),
  until: fc.option(moment),
})

describe('a filter', () => {
  test('gives every session that fits, and counts them in each state', () => {
    fc.assert(
      fc.property(fc.array(session, { maxLength: 12 }), filter, (sessions, wanted) => {
        const database = databaseWith(sessions)
        try {
          const all: SessionRow[] = sessionsByNumber(
            database,
            sessionNumbers(database, { ...everySession, origin: 'all' }, testNow, { limit: 99 }),
          )
          expect(all).toHaveLength(sessions.length)
          const fitting = all.filter((row) => fits(row, wanted, testNow))
          const { rows } = searchSessions(database, { ...wanted, offset: 0, limit: 100 }, testNow)
          expect(rows.map(({ id }) => id)).toEqual(fitting.map(({ id }) => id))
          const total = countSessionsOf(countStates(database, wanted, testNow), wanted.state)
          expect(total).toBe(fitting.length)
          expect(sessionNumbers(database, wanted, testNow, { limit: 99 })).toHaveLength(fitting.length)
          const counts = noneOfEach()
          for (const row of all.filter((one) => fits(one, { ...wanted, state: null }, testNow))) {
            counts[stateOf(row, testNow)]++
          }
          expect(countStates(database, wanted, testNow)).toEqual(counts)
        } finally {
          database.close()
        }
      }),
      { numRuns: 400 },
    )
  })

  test('of one thing narrows to that thing', () => {
    const [a, b] = profileIds
    const database = databaseWith([
      {
        id: 'one',
        profileId: a,
        environment: 'production',
        origin: 'crafted',
        issuedAt: 10,
        note: 'Anrufen',
      },
      { id: 'two', profileId: b, environment: 'staging', origin: 'signed', issuedAt: 20 },
    ])
    onTestFinished(() => void database.close())
    const find = (parts: Partial<SessionFilter>) =>
      searchSessions(
        database,
        { ...everySession, origin: 'all', ...parts, offset: 0, limit: 9 },
        testNow,
      ).rows.map(({ id }) => id)
    expect(find({ profileId: a })).toEqual(['one'])
    expect(find({ environment: 'staging' })).toEqual(['two'])
    expect(find({ origin: 'crafted' })).toEqual(['one'])
    expect(find({ from: 11 })).toEqual(['two'])
    expect(find({ from: 10, until: 20 })).toEqual(['one'])
    expect(find({ text: 'anruf' })).toEqual(['one'])
    expect(find({ text: 'an' })).toEqual(['one'])
    expect(find({ text: 'lobby anrufen', profileId: b })).toEqual([])
    expect(find({ origin: null })).toEqual(['two'])
    expect(find({ origin: null, text: 'lobby' })).toEqual(['two'])
  })
})

test('so many hits that they are not looked up one by one give the same pages and counts', () => {
  const many = 1600
  const database = databaseWith(
    Array.from({ length: many }, (_, number) => ({
      id: String(number),
      name: 'Guest',
      issuedAt: number,
      validUntil: number % 2 === 0 ? testNow : null,
    })),
  )
  onTestFinished(() => void database.close())
  const guests = { ...everySession, text: 'guest' }
  const page = searchSessions(database, { ...guests, state: 'expired', offset: 10, limit: 2 }, testNow)
  expect(page).toMatchObject({ rows: [{ id: '1578' }, { id: '1576' }] })
  expect(countStates(database, guests, testNow)).toMatchObject({ expired: many / 2, 'no-end': many / 2 })
})
