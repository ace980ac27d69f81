import { describe, expect, onTestFinished, test } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { defaultSettings, writeSettings } from '../settings/settings.ts'
import { testNow } from '../test-drafts.ts'
import { changesSince } from './changes.ts'
import { eraseOverdue, isAnyOverdue, overdueAt, previewOverdue, removeOverdue } from './overdue.ts'
import { removeSessions, restoreSessions } from './removal.ts'
import { searchSessions } from './search.ts'
import { recordSession, sessionById } from './session-rows.ts'
import { addBatch, oneOfMany, recordRows } from './test-many.ts'
import { storedSession } from './test-sessions.ts'

function database() {
  const opened = memoryDatabase()
  onTestFinished(() => void opened.close())
  return opened
}

const numbers = Array.from({ length: 12 }, (_, at) => at)

describe('sessions of a batch', () => {
  test('are recorded in their order, and read like any other', () => {
    const file = database()
    const batch = addBatch(file)
    const recorded = recordRows(
      file,
      numbers.map((at) => oneOfMany(at, { role: 'speaker' })),
      { batch },
    )
    const { rows } = searchSessions(file, { ...everySession, offset: 0, limit: 99 }, testNow)
    expect(rows.map(({ id }) => id)).toEqual(recorded.map(({ id }) => id).toReversed())
    const [first] = recorded
    const header = Buffer.from('{"alg":"HS256"}').toString('base64url')
    const claims = Buffer.from('{"ud":"crm-0"}').toString('base64url')
    expect(sessionById(file, first?.id ?? '')).toMatchObject({
      ...{
        name: 'Guest 0',
        externalId: 'crm-0',
        room: 'lobby',
        role: 'speaker',
        profileName: 'Acme',
        note: '',
      },
      ...{ issuedAt: testNow, header: { alg: 'HS256' }, claims: { ud: 'crm-0' }, asked: null },
      token: `${header}.${claims}.sig`,
    })
  })

  test('are found by what they say, and counted', () => {
    const file = database()
    recordRows(
      file,
      numbers.map((at) => oneOfMany(at)),
      { batch: addBatch(file) },
    )
    const find = (text: string) =>
      searchSessions(file, { ...everySession, text, offset: 0, limit: 99 }, testNow).rows.map(
        ({ name }) => name,
      )
    expect(find('crm-11')).toEqual(['Guest 11'])
    expect(find('guest')).toHaveLength(12)
    file.exec("INSERT INTO sessions_text (sessions_text, rank) VALUES ('integrity-check', 1)")
    expect(file.prepare('SELECT sum(sessions) FROM session_stats').pluck().get()).toBe(12)
  })

  test('stand behind others of the same second, and those behind them', () => {
    const file = database()
    const batch = addBatch(file)
    recordSession(file, storedSession({ id: 'before' }))
    const [one] = recordRows(file, [oneOfMany(1)], { batch })
    recordSession(file, storedSession({ id: 'after' }))
    const ids = file.prepare('SELECT id FROM sessions ORDER BY number').pluck().all()
    expect(ids).toEqual(['before', one?.id, 'after'])
  })

  test('have each row of the batch once', () => {
    const file = database()
    const batch = addBatch(file)
    recordRows(file, [oneOfMany(1), oneOfMany(2)], { batch })
    expect(() => recordRows(file, [oneOfMany(3), oneOfMany(2)], { batch })).toThrow(
      expect.objectContaining({ code: 'SQLITE_CONSTRAINT_UNIQUE' }),
    )
    expect(file.prepare('SELECT batch_row FROM sessions ORDER BY 1').pluck().all()).toEqual([1, 2])
    recordRows(file, [oneOfMany(2)], { batch: addBatch(file) })
    expect(file.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(3)
  })

  test('come back into their batch where they were removed, and nowhere where it is gone', () => {
    const file = database()
    const batch = addBatch(file)
    const [one, two] = recordRows(file, [oneOfMany(1), oneOfMany(2)], { batch })
    const before = file.prepare('SELECT * FROM sessions ORDER BY number').all()
    const removed = removeSessions(file, [one?.id ?? '', two?.id ?? ''])
    expect(restoreSessions(file, removed)).toBe(2)
    expect(file.prepare('SELECT * FROM sessions ORDER BY number').all()).toEqual(before)
    file.exec("INSERT INTO sessions_text (sessions_text, rank) VALUES ('integrity-check', 1)")
    const again = removeSessions(file, [one?.id ?? ''])
    file.exec('DELETE FROM batches')
    expect(restoreSessions(file, again)).toBe(1)
    expect(file.prepare('SELECT DISTINCT batch FROM sessions').pluck().all()).toEqual([null])
  })

  test('stay when their batch goes', () => {
    const file = database()
    const batch = addBatch(file)
    file.prepare('INSERT INTO batch_inputs VALUES (?, ?)').run(batch, 'text')
    file.prepare('INSERT INTO batch_edits VALUES (?, 1, ?)').run(batch, '{}')
    recordRows(file, [oneOfMany(1)], { batch })
    file.exec('DELETE FROM batches')
    const sql =
      'SELECT (SELECT count(*) FROM sessions), (SELECT count(*) FROM batch_inputs), (SELECT count(*) FROM batch_edits)'
    expect(file.prepare(sql).raw().get()).toEqual([1, 0, 0])
  })
})

describe('what a batch that is open has issued', () => {
  const setUp = () => {
    const file = database()
    writeSettings(file, { ...defaultSettings, keepTokens: 'never' })
    const batch = addBatch(file)
    recordRows(file, [oneOfMany(1, { validUntil: testNow - 5 }), oneOfMany(2)], { batch })
    recordSession(file, storedSession({ validUntil: testNow - 5 }))
    const close = (state: string) => file.prepare('UPDATE batches SET state = ?').run(state)
    const kept = () => file.prepare("SELECT count(*) FROM sessions WHERE token <> ''").pluck().get()
    return { file, close, kept }
  }

  test.each(['done', 'cancelled'])('keeps its token texts until it is %s', (state) => {
    const { file, close, kept } = setUp()
    const never = overdueAt({ ...defaultSettings, keepTokens: 'never' }, testNow)
    const ended = overdueAt(defaultSettings, testNow)
    expect(previewOverdue(file, never, testNow).tokens).toBe(1)
    expect(eraseOverdue(file, never, 9)).toBe(1)
    expect(isAnyOverdue(file, never)).toBe(false)
    close(state)
    expect(previewOverdue(file, ended, testNow).tokens).toBe(1)
    expect(isAnyOverdue(file, ended)).toBe(true)
    expect(eraseOverdue(file, ended, 9)).toBe(1)
    expect(isAnyOverdue(file, ended)).toBe(false)
    expect(kept()).toBe(1)
    expect(eraseOverdue(file, never, 9)).toBe(1)
  })

  test('stays in the history however old it is', () => {
    const { file, close } = setUp()
    const old = overdueAt({ ...defaultSettings, retentionDays: 1 }, testNow + 9 * 86_400)
    expect(previewOverdue(file, old, testNow).sessions).toBe(1)
    expect(removeOverdue(file, old, 9)).toBe(1)
    expect(isAnyOverdue(file, { ...old, endedBy: null })).toBe(false)
    close('done')
    expect(removeOverdue(file, old, 9)).toBe(2)
  })
})

describe('a follower of the history', () => {
  const told = (file: ReturnType<typeof database>, atMost: number) => {
    const ids: string[] = []
    let mark = { after: 0, rest: null } as Parameters<typeof changesSince>[1]
    for (let isMore = true; isMore; ) {
      const since = changesSince(file, mark, atMost)
      expect(since.changes.length).toBeLessThanOrEqual(atMost)
      ids.push(...since.changes.map(({ id, what }) => `${what} ${id}`))
      mark = since.mark
      isMore = since.isMore
    }
    return { ids, mark }
  }

  test.each([1, 2, 3, 5, 100])('hears of every session of a batch, %d at once', (atMost) => {
    const file = database()
    const batch = addBatch(file)
    recordSession(file, storedSession({ id: 'before' }))
    const one = recordRows(
      file,
      numbers.slice(0, 5).map((at) => oneOfMany(at)),
      { batch },
    )
    recordSession(file, storedSession({ id: 'between' }))
    const two = recordRows(
      file,
      numbers.slice(5).map((at) => oneOfMany(at)),
      { batch },
    )
    const all = ['before', ...one.map(({ id }) => id), 'between', ...two.map(({ id }) => id)]
    expect(told(file, atMost).ids).toEqual(all.map((id) => `issued ${id}`))
  })

  test('goes on in the middle of a batch also where its change is trimmed by then', () => {
    const file = database()
    const rows = recordRows(
      file,
      numbers.map((at) => oneOfMany(at)),
      { batch: addBatch(file) },
    )
    const { mark } = changesSince(file, { after: 0, rest: null }, 5)
    removeSessions(file, [rows[6]?.id ?? ''])
    file.exec('DELETE FROM session_changes')
    const { changes, isMore } = changesSince(file, mark)
    expect(isMore).toBe(false)
    expect(changes.map(({ id }) => id)).toEqual([...rows.slice(5, 6), ...rows.slice(7)].map(({ id }) => id))
  })
})
