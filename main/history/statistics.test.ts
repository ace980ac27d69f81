import type { Database } from 'better-sqlite3-multiple-ciphers'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { memoryDatabase } from '../data/open-database.ts'
import { deleteProfile, writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { expiringCountedAtMost } from './expiring-soon.ts'
import { removeOverdue } from './overdue.ts'
import { type RemovedSession, removeSessions, restoreSessions } from './removal.ts'
import { recordSession } from './session-rows.ts'
import { type StatisticsQuery, statisticsOf as statisticsIn } from './statistics.ts'
import { addBatch, oneOfMany, recordRows } from './test-many.ts'
import { storedSession } from './test-sessions.ts'

function opened() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  return database
}

const statisticsOf = (database: Database, query: StatisticsQuery, now = testNow) =>
  statisticsIn((work) => work(database), query, now)

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

test('statistics of a time are those of its sessions, however long it is', async () => {
  const month = 30 * 86_400
  const moment = fc.integer({ min: 0, max: 8 * 12 }).map((twelfths) => 600 * month + (twelfths * month) / 12)
  const limit = fc.option(moment)
  await fc.assert(
    fc.asyncProperty(fc.array(moment, { maxLength: 20 }), limit, limit, async (moments, from, until) => {
      const database = memoryDatabase()
      for (const [at, issuedAt] of moments.entries()) {
        recordSession(database, storedSession({ issuedAt, room: `room-${at % 3}` }))
      }
      const fitting = moments.filter((at) => (from === null || at >= from) && (until === null || at < until))
      const asked = { from, until, timeZone: 'UTC', profileId: null }
      const { total, rooms, days } = await statisticsOf(database, asked)
      const sum = (rows: readonly { sessions: number }[]) =>
        rows.reduce((all, { sessions }) => all + sessions, 0)
      expect([total, sum(rooms), sum(days)]).toEqual([fitting.length, fitting.length, fitting.length])
      database.close()
    }),
  )
})

describe('statistics', () => {
  const everything = { from: null, until: null, timeZone: 'Europe/Berlin', profileId: null }
  const day = (text: string) => Date.parse(text) / 1000

  test('count the days of the time zone, also of those that are longer or shorter', async () => {
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
    expect((await statisticsOf(database, everything)).days).toEqual([
      { day: '2026-03-28', sessions: 1 },
      { day: '2026-03-29', sessions: 2 },
      { day: '2026-03-30', sessions: 1 },
      { day: '2026-10-25', sessions: 2 },
      { day: '2026-10-26', sessions: 1 },
    ])
    expect((await statisticsOf(database, { ...everything, timeZone: 'Asia/Kathmandu' })).days).toMatchObject([
      { day: '2026-03-29', sessions: 2 },
      { day: '2026-03-30', sessions: 2 },
      { day: '2026-10-25', sessions: 1 },
      { day: '2026-10-26', sessions: 2 },
    ])
    const some = { ...everything, from: day('2026-10-24T22:00:00Z'), until: day('2026-10-25T23:00:00Z') }
    expect(await statisticsOf(database, some)).toMatchObject({
      total: 2,
      days: [{ day: '2026-10-25', sessions: 2 }],
    })
  })

  test('are by profile, room and role, without what was crafted', async () => {
    const database = opened()
    writeProfile(database, acme, 'p1')
    writeProfile(database, { ...acme, name: 'Other' }, 'p2')
    const add = (parts: Parameters<typeof storedSession>[0]) => recordSession(database, storedSession(parts))
    add({ profileId: 'p1', profileName: 'Old name', role: 'speaker' })
    add({ profileId: 'p1', profileName: 'New name' })
    add({ profileId: 'p2', profileName: 'Other', room: 'board' })
    add({ profileId: 'p2', profileName: 'Other', origin: 'crafted' })
    const { profiles, rooms, roles, total } = await statisticsOf(database, everything)
    expect(total).toBe(3)
    expect(profiles).toEqual([
      { profileId: 'p1', name: 'New name', sessions: 2 },
      { profileId: 'p2', name: 'Other', sessions: 1 },
    ])
    expect(rooms).toEqual([
      { name: 'lobby', sessions: 2 },
      { name: 'board', sessions: 1 },
    ])
    expect(roles).toEqual([
      { name: '', sessions: 2 },
      { name: 'speaker', sessions: 1 },
    ])
    expect(await statisticsOf(database, { ...everything, profileId: 'p2' })).toMatchObject({ total: 1 })
    deleteProfile(database, 'p2')
    expect((await statisticsOf(database, everything)).profiles).toContainEqual({
      profileId: null,
      name: 'Other',
      sessions: 1,
    })
  })

  test('name the rooms with most sessions, and count the others', async () => {
    const database = opened()
    const names = Array.from({ length: 23 }, (_, at) => `room-${at}`)
    recordRows(
      database,
      ['room-22', ...names].map((room, at) => oneOfMany(at, { room })),
      { batch: addBatch(database) },
    )
    const { rooms, otherRooms } = await statisticsOf(database, everything)
    expect(rooms).toHaveLength(20)
    expect(rooms[0]).toEqual({ name: 'room-22', sessions: 2 })
    expect(otherRooms).toEqual({ rooms: 3, sessions: 3 })
  })

  test('are the same in many short steps, between which others have their turn', async () => {
    const database = opened()
    const batch = addBatch(database)
    const rooms = Array.from({ length: 9_000 }, (_, at) => `room-${at % 4_500}`)
    for (const part of [0, 1])
      recordRows(
        database,
        rooms.map((room, at) =>
          oneOfMany(part * 9_000 + at, { room, role: at % 2 === 0 ? 'speaker' : null }),
        ),
        { batch, issuedAt: testNow + part * 86_400 },
      )
    let rests = 0
    const rest = async () => {
      rests += 1
    }
    const found = await statisticsIn((work) => work(database), everything, testNow, rest)
    expect(rests).toBeGreaterThan(3)
    expect(found.total).toBe(18_000)
    expect(found.days.map(({ sessions }) => sessions)).toEqual([9_000, 9_000])
    expect(found.otherRooms).toEqual({ rooms: 4_480, sessions: 4_480 * 4 })
  })
})

describe('the sessions that expire soon', () => {
  const everything = { from: null, until: null, timeZone: 'UTC', profileId: null }
  const soon = async (database: Database, profileId: string | null = null) => {
    const { expiringSoon } = await statisticsOf(database, { ...everything, profileId })
    return { sessions: expiringSoon.sessions, ids: expiringSoon.first.map(({ id }) => id) }
  }

  test('are the valid ones, those that end first at the top', async () => {
    const database = opened()
    const add = (id: string, parts: Parameters<typeof storedSession>[0]) =>
      recordSession(database, storedSession({ id, ...parts }))
    add('second', { validUntil: testNow + 20 })
    add('first', { validUntil: testNow + 10, validFrom: testNow })
    add('over', { validUntil: testNow })
    add('last', { validUntil: testNow + 86_400 })
    add('too-late', { validUntil: testNow + 86_401 })
    add('not-yet', { validFrom: testNow + 1, validUntil: testNow + 9 })
    add('stopped', { validUntil: testNow + 9, stoppedAt: testNow })
    add('crafted', { validUntil: testNow + 9, origin: 'crafted' })
    add('endless', {})
    expect(await soon(database)).toEqual({ sessions: 3, ids: ['first', 'second', 'last'] })
  })

  test('are found behind thousands of another profile that end before them', async () => {
    const database = opened()
    writeProfile(database, acme, 'p1')
    writeProfile(database, { ...acme, name: 'Other' }, 'p2')
    recordRows(
      database,
      Array.from({ length: 5_000 }, (_, at) => oneOfMany(at, { validUntil: testNow + 60 })),
      { batch: addBatch(database), profileId: 'p1' },
    )
    recordSession(database, storedSession({ id: 'mine', profileId: 'p2', validUntil: testNow + 61 }))
    expect(await soon(database, 'p2')).toEqual({ sessions: 1, ids: ['mine'] })
    expect(await soon(database, 'p1')).toMatchObject({ sessions: 5_000 })
    expect((await soon(database)).ids).toHaveLength(10)
  })

  test('are counted no further than anybody would read', async () => {
    const database = opened()
    recordRows(
      database,
      Array.from({ length: expiringCountedAtMost + 500 }, (_, at) =>
        oneOfMany(at, { validUntil: testNow + 60 }),
      ),
      { batch: addBatch(database) },
    )
    expect((await soon(database)).sessions).toBe(expiringCountedAtMost + 1)
  })
})
