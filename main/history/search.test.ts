import fc from 'fast-check'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type SessionState, sessionStateSchema } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { foldText } from '../../shared/text/fold.ts'
import { type StateTimes, stateOf } from '../../shared/validity/state.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { testNow } from '../test-drafts.ts'
import { countSessionsOf, countStates } from './count-states.ts'
import { searchSessions } from './search.ts'
import { recordSession, type StoredSession } from './session-rows.ts'
import { storedSession } from './test-sessions.ts'

function historyOf(sessions: readonly Partial<StoredSession>[]) {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  for (const parts of sessions) recordSession(database, storedSession(parts))
  return (
    text: string,
    more: { state?: SessionState; offset?: number; limit?: number; now?: number } = {},
  ) => {
    const { state = null, offset = 0, limit = 100, now = testNow } = more
    const filter = { ...everySession, text, state }
    return {
      ...searchSessions(database, { ...filter, offset, limit }, now),
      total: countSessionsOf(countStates(database, filter, now), state),
    }
  }
}

const guests = [
  { name: 'Zoë Straße', room: 'product-demo', externalId: 'crm-4711' },
  { name: '李 小龙', room: 'lobby', externalId: null },
  { name: 'Élodie "50%" O’Neil', room: 'board_q4', externalId: 'a*b' },
  { name: null, room: 'counselling-2', externalId: 'AND OR NOT' },
  { name: 'ソフィア', room: 'x', externalId: 'naïve' },
]

describe('searching', () => {
  test.each([
    ['', [0, 1, 2, 3, 4]],
    ['  ', [0, 1, 2, 3, 4]],
    ['zoe', [0]],
    ['ZOË', [0]],
    ['strasse', [0]],
    ['duct-de', [0]],
    ['471', [0]],
    ['z', [0]],
    ['oe', [0]],
    ['李', [1]],
    ['小龙', [1]],
    ['李 小龙', [1]],
    ['ィ', [4]],
    ['ソフィ', [4]],
    ['elo', [2]],
    ['el', [2, 3]],
    ['elodie board', [2]],
    ['board elodie', [2]],
    ['elodie lobby', []],
    ['zoe 4711 demo', [0]],
    ['z 4711 de', [0]],
    ['%', [2]],
    ['50%', [2]],
    ['_', [2]],
    ['d_q', [2]],
    ['a*b', [2]],
    ['*', [2]],
    ['"', [2]],
    ['"50', [2]],
    ['AND', [3]],
    ['NOT', [3]],
    ['or', [3]],
    ['naive', [4]],
    ['naïve', [4]],
    ['NEAR(zoe lobby)', []],
    ['name:zoe', []],
    ['zoe OR 李', []],
    ["'; DROP TABLE sessions; --", []],
    ['demo zz', []],
  ])('%j finds the guests %j', (text, expected) => {
    const find = historyOf(guests.map((guest, index) => ({ ...guest, id: String(index) })))
    const { rows, total } = find(text)
    expect(rows.map(({ id }) => Number(id)).sort()).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  test('a word does not reach over from one field into the next', () => {
    const find = historyOf([{ name: 'abc', room: 'def' }])
    expect(find('abcdef').total).toBe(0)
    expect(find('cd').total).toBe(0)
  })

  test('finds every part of every name, as it is or without case', () => {
    const piece = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(piece, piece, fc.nat(), fc.nat(), (name, room, from, length) => {
        const find = historyOf([{ name, room }, { room: 'other' }])
        const letters = [...name]
        const start = from % letters.length
        const part = letters.slice(start, start + 1 + (length % letters.length)).join('')
        for (const text of [part, part.toUpperCase()]) {
          fc.pre(foldText(name).includes(foldText(text)))
          expect(find(text).rows.some((row) => row.name === name)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('never fails, whatever is typed', () => {
    const find = historyOf(guests)
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string()), (text) => {
        const { rows, total } = find(text)
        expect(rows).toHaveLength(total)
      }),
      { numRuns: 300 },
    )
  })

  test('gives rows without token, claims and header', () => {
    const [row] = historyOf([{ name: 'Jane' }])('').rows
    expect(Object.keys(row ?? {}).sort()).toEqual(
      [
        ...['id', 'platform', 'profileId', 'profileName', 'environment', 'keyFingerprint', 'origin', 'room'],
        ...['name', 'externalId', 'role', 'issuedAt', 'validFrom', 'validUntil', 'note'],
        ...['isEndUnknown', 'stoppedAt', 'person'],
      ].sort(),
    )
  })
})

describe('the order', () => {
  test('is newest first, and of two in one second the later one first', () => {
    const find = historyOf([
      { id: 'a', issuedAt: 10 },
      { id: 'b', issuedAt: 30 },
      { id: 'c', issuedAt: 20 },
      { id: 'd', issuedAt: 30 },
    ])
    expect(find('').rows.map(({ id }) => id)).toEqual(['d', 'b', 'c', 'a'])
  })

  test('pages follow each other, and the total counts all of them', () => {
    const find = historyOf(
      Array.from({ length: 7 }, (_, number) => ({ id: String(number), issuedAt: number })),
    )
    expect(find('', { limit: 3 })).toMatchObject({ total: 7, rows: [{ id: '6' }, { id: '5' }, { id: '4' }] })
    expect(find('', { offset: 6, limit: 3 })).toMatchObject({ total: 7, rows: [{ id: '0' }] })
    expect(find('lob', { offset: 9, limit: 3 })).toEqual({ total: 7, rows: [] })
  })
})

test('a word that very many sessions hold is found and paged like any other', () => {
  const many = 5100
  const find = historyOf(
    Array.from({ length: many }, (_, number) => ({ id: String(number), name: 'Guest', issuedAt: number })),
  )
  expect(find('guest', { limit: 2 })).toMatchObject({ total: many, rows: [{ id: '5099' }, { id: '5098' }] })
  expect(find('guest lobby', { offset: many - 1 })).toMatchObject({ total: many, rows: [{ id: '0' }] })
})

describe('the state', () => {
  const time = fc.option(fc.integer({ min: -3, max: 3 }).map((offset) => testNow + offset))
  const moments = fc.record({
    validFrom: time,
    validUntil: time,
    isEndUnknown: fc.boolean(),
    stoppedAt: fc.option(fc.constant(testNow), { freq: 4 }),
  })
  const states = sessionStateSchema.options
  let everyCase: StateTimes[]

  beforeAll(() => {
    const times = [null, ...Array.from({ length: 7 }, (_, index) => testNow + index - 3)]
    everyCase = times.flatMap((validFrom) =>
      times.flatMap((validUntil) =>
        [true, false].flatMap((isEndUnknown) =>
          [null, testNow - 1].map((stoppedAt) => ({ validFrom, validUntil, isEndUnknown, stoppedAt })),
        ),
      ),
    )
  })

  test('is the same as the form and the timeline say, at every boundary', () => {
    const find = historyOf(everyCase)
    for (const state of states) {
      const expected = everyCase.filter((times) => stateOf(times, testNow) === state)
      expect(expected).not.toEqual([])
      const { rows, total } = find('', { state, limit: 500 })
      expect(total).toBe(expected.length)
      expect(rows.map((row) => stateOf(row, testNow))).toEqual(expected.map(() => state))
    }
  })

  test('divides the history: every session is in exactly one', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -4, max: 4 }), (times, offset) => {
        const find = historyOf([times])
        const now = testNow + offset
        const found = states.filter((state) => find('', { state, now }).total === 1)
        expect(found).toEqual([stateOf(times, now)])
      }),
      { numRuns: 200 },
    )
  })

  test('goes together with a text', () => {
    const find = historyOf([{ name: 'Jane', validUntil: testNow + 1 }, { name: 'Jane' }, { name: 'Tim' }])
    expect(find('jane', { state: 'no-end' }).total).toBe(1)
    expect(find('jane', { state: 'valid' }).total).toBe(1)
  })
})
