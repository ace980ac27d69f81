import type { Database } from 'better-sqlite3-multiple-ciphers'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { memoryDatabase } from '../data/open-database.ts'
import { deleteProfile, writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { removeOverdue } from './overdue.ts'
import { type RemovedSession, removeSessions, restoreSessions } from './removal.ts'
import { recordSession } from './session-rows.ts'
import { expiringSoon, statisticsOf } from './statistics.ts'
import { addBatch, oneOfMany, recordRows } from './test-many.ts'
import { storedSession } from './test-sessions.ts'

function opened() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  return database
}

const counted = (database: Database) =>
  database.prepare('SELECT * FROM session_stats ORDER BY quarter, issuer, room, role').raw().all()

const grouped = (database: Database) =>
  database
    .prepare(`SELECT issued_at / 900, issuer, room, coalesce(role, ''), count(*) FROM sessions
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`)
    .raw()
    .all()

test('statistics are what counting all sessions would give, whatever happened to the history', () => {
  const room = fc.constantFrom('lobby', 'board')
  const role = fc.constantFrom(null, 'speaker', '')
  const at = fc.integer({ min: -2, max: 4 }).map((quarters) => testNow + quarters * 600)
  const step = fc.oneof(
    fc.record({ kind: fc.constant('issue' as const), room, role, at }),
    fc.record({
      kind: fc.constant('many' as const),
      at,
      rows: fc.array(fc.record({ room, role }), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant('remove' as const), nth: fc.nat(9) }),
    fc.record({ kind: fc.constant('restore' as const) }),
    fc.record({ kind: fc.constant('retention' as const), at }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const database = memoryDatabase()
      const batch = addBatch(database)
      let row = 0
      let removed: RemovedSession[] = []
      for (const one of steps) {
        switch (one.kind) {
          case 'issue':
            recordSession(database, storedSession({ room: one.room, role: one.role, issuedAt: one.at }))
            break
          case 'many':
            recordRows(
              database,
              one.rows.map((parts, at) => oneOfMany(row + at, parts)),
              { batch, issuedAt: one.at },
            )
            row += one.rows.length
            break
          case 'remove': {
            const ids = database.prepare('SELECT id FROM sessions ORDER BY number').pluck().all()
            removed = removeSessions(database, [String(ids[one.nth] ?? ''), String(ids[0] ?? '')])
            break
          }
          case 'restore':
            restoreSessions(database, removed)
            break
          case 'retention':
            database.exec("UPDATE batches SET state = 'done'")
            removeOverdue(database, { issuedBefore: one.at, endedBy: null }, 3)
        }
      }
      expect(counted(database)).toEqual(grouped(database))
      database.exec("INSERT INTO sessions_text (sessions_text, rank) VALUES ('integrity-check', 1)")
      database.close()
    }),
  )
})

describe('statistics', () => {
  const everything = { from: null, until: null, timeZone: 'Europe/Berlin', profileId: null }
  const day = (text: string) => Date.parse(text) / 1000

  test('count the days of the time zone, also of those that are longer or shorter', () => {
    const database = opened()
    // The clocks go back on 2026-10-25 and forward on 2026-03-29.
    for (const at of [
      '2026-03-28T22:59:59Z',
      '2026-03-28T23:00:00Z',
      '2026-03-29T21:59:59Z',
      '2026-03-29T22:00:00Z',
      '2026-10-24T22:00:00Z',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    ]) {
      recordSession(database, storedSession({ issuedAt: day(at) }))
    }
    expect(statisticsOf(database, everything).series).toEqual([
      { day: '2026-03-28', sessions: 1 },
      { day: '2026-03-29', sessions: 2 },
      { day: '2026-03-30', sessions: 1 },
      { day: '2026-10-25', sessions: 2 },
      { day: '2026-10-26', sessions: 1 },
    ])
    expect(statisticsOf(database, { ...everything, timeZone: 'Asia/Kathmandu' }).series).toMatchObject([
      { day: '2026-03-29', sessions: 2 },
      { day: '2026-03-30', sessions: 2 },
      { day: '2026-10-25', sessions: 1 },
      { day: '2026-10-26', sessions: 2 },
    ])
    const some = { ...everything, from: day('2026-10-24T22:00:00Z'), until: day('2026-10-25T23:00:00Z') }
    expect(statisticsOf(database, some)).toMatchObject({
      total: 2,
      series: [{ day: '2026-10-25', sessions: 2 }],
    })
  })

  test('are by profile, room and role, without what was crafted', () => {
    const database = opened()
    writeProfile(database, acme, 'p1')
    writeProfile(database, { ...acme, name: 'Other' }, 'p2')
    const add = (parts: Parameters<typeof storedSession>[0]) => recordSession(database, storedSession(parts))
    add({ profileId: 'p1', profileName: 'Old name', role: 'speaker' })
    add({ profileId: 'p1', profileName: 'New name' })
    add({ profileId: 'p2', profileName: 'Other', room: 'board' })
    add({ profileId: 'p2', profileName: 'Other', origin: 'crafted' })
    const { byProfile, byRoom, byRole, total } = statisticsOf(database, everything)
    expect(total).toBe(3)
    expect(byProfile).toEqual([
      { profileId: 'p1', profileName: 'New name', sessions: 2 },
      { profileId: 'p2', profileName: 'Other', sessions: 1 },
    ])
    expect(byRoom).toEqual([
      { room: 'lobby', sessions: 2 },
      { room: 'board', sessions: 1 },
    ])
    expect(byRole).toEqual([
      { role: null, sessions: 2 },
      { role: 'speaker', sessions: 1 },
    ])
    expect(statisticsOf(database, { ...everything, profileId: 'p2' })).toMatchObject({ total: 1 })
    deleteProfile(database, 'p2')
    expect(statisticsOf(database, everything).byProfile).toContainEqual({
      profileId: null,
      profileName: 'Other',
      sessions: 1,
    })
  })

  test('name the rooms with most sessions, and count the others', () => {
    const database = opened()
    const rooms = Array.from({ length: 23 }, (_, at) => `room-${at}`)
    recordRows(
      database,
      ['room-22', ...rooms].map((room, at) => oneOfMany(at, { room })),
      { batch: addBatch(database) },
    )
    const { byRoom, otherRooms } = statisticsOf(database, everything)
    expect(byRoom).toHaveLength(20)
    expect(byRoom[0]).toEqual({ room: 'room-22', sessions: 2 })
    expect(otherRooms).toEqual({ rooms: 3, sessions: 3 })
  })
})

test('the sessions that expire soon are the valid ones, those that end first at the top', () => {
  const database = opened()
  const add = (id: string, parts: Parameters<typeof storedSession>[0]) =>
    recordSession(database, storedSession({ id, ...parts }))
  add('second', { validUntil: testNow + 20 })
  add('first', { validUntil: testNow + 10, validFrom: testNow })
  add('over', { validUntil: testNow })
  add('too-late', { validUntil: testNow + 31 })
  add('not-yet', { validFrom: testNow + 1, validUntil: testNow + 9 })
  add('stopped', { validUntil: testNow + 9, stoppedAt: testNow })
  add('crafted', { validUntil: testNow + 9, origin: 'crafted' })
  add('endless', {})
  const soon = (limit: number) => expiringSoon(database, testNow + 30, testNow, limit).map(({ id }) => id)
  expect(soon(9)).toEqual(['first', 'second'])
  expect(soon(1)).toEqual(['first'])
})
