import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { announcements } from '../announcements.ts'
import { memoryDatabase } from '../data/open-database.ts'
import type { EngineEvent } from '../engine.ts'
import { writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { createCurrent } from './current.ts'
import { makeCurrent, stopSession } from './current-rows.ts'
import { removeSessions } from './removal.ts'
import { recordSession, type StoredSession } from './session-rows.ts'
import { storedSession } from './test-sessions.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: testNow * 1000 })
  onTestFinished(() => void vi.useRealTimers())
})

function history() {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  for (const id of ['a', 'b']) writeProfile(database, { ...acme, name: id }, id)
  const { announce, on } = announcements<EngineEvent>()
  let isLocked = false
  let trouble: RoompassError | null = null
  let reads = 0
  const current = createCurrent({
    on,
    clock: Date.now,
    storage: {
      isLocked: () => isLocked,
      use: (work) => {
        reads += 1
        if (trouble !== null) throw trouble
        return work(database)
      },
    },
  })
  onTestFinished(current.stop)
  const told: [string, string | null][] = []
  const note = (profileId: string, session: SessionRow | null) =>
    void told.push([profileId, session?.id ?? null])
  const issue = (id: string, profileId: string, parts: Partial<StoredSession> = {}) => {
    recordSession(database, storedSession({ id, profileId, ...parts }))
    makeCurrent(database, profileId, id)
    announce('sessions.changed')
  }
  return {
    ...current,
    database,
    announce,
    issue,
    note,
    /** What was told since the last time. */
    heard: () => told.splice(0),
    reads: () => reads,
    lock: (locked: boolean) => {
      isLocked = locked
      announce('sessions.changed')
    },
    fail: (error: RoompassError | null) => {
      trouble = error
    },
  }
}

describe('whoever listens for the current session', () => {
  test('hears of what was issued, and nothing of what was there before', () => {
    const { onCurrent, issue, note, heard } = history()
    issue('one', 'a')
    onCurrent(note)
    expect(heard()).toEqual([])
    issue('two', 'a')
    issue('three', 'b')
    expect(heard()).toEqual([
      ['a', 'two'],
      ['b', 'three'],
    ])
  })

  test('hears of no announcement that changes nothing of it', () => {
    const { onCurrent, issue, note, heard, announce, database } = history()
    issue('one', 'a')
    onCurrent(note)
    recordSession(database, storedSession({ id: 'of nobody' }))
    announce('sessions.changed')
    announce('profiles.changed')
    expect(heard()).toEqual([])
  })

  test('gets null once it is stopped or removed, or its profile goes', () => {
    const { onCurrent, issue, note, heard, announce, database } = history()
    onCurrent(note)
    issue('one', 'a')
    stopSession(database, 'one', testNow)
    announce('sessions.changed')
    issue('two', 'a')
    removeSessions(database, ['two'])
    announce('sessions.changed')
    issue('three', 'b')
    database.exec("DELETE FROM profiles WHERE id = 'b'")
    announce('profiles.changed')
    expect(heard()).toEqual([
      ['a', 'one'],
      ['a', null],
      ['a', 'two'],
      ['a', null],
      ['b', 'three'],
      ['b', null],
    ])
  })

  test('gets null in the second in which it expires, and not before', async () => {
    const { onCurrent, issue, note, heard } = history()
    issue('one', 'a', { validUntil: testNow + 2 })
    issue('two', 'b', { validUntil: testNow + 90 })
    onCurrent(note)
    await vi.advanceTimersByTimeAsync(1999)
    expect(heard()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(heard()).toEqual([['a', null]])
    await vi.advanceTimersByTimeAsync(87_999)
    expect(heard()).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(heard()).toEqual([['b', null]])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('gets it within a second where the clock was set forward', async () => {
    const { onCurrent, issue, note, heard } = history()
    issue('one', 'a', { validUntil: testNow + 3600 })
    onCurrent(note)
    vi.setSystemTime((testNow + 3600) * 1000)
    await vi.advanceTimersByTimeAsync(1000)
    expect(heard()).toEqual([['a', null]])
  })

  test('is told at an end within a second at the end of that second, without reading the history for it again and again', async () => {
    const { onCurrent, issue, note, heard, reads } = history()
    issue('one', 'a', { validUntil: testNow + 1.5 })
    onCurrent(note)
    const before = reads()
    await vi.advanceTimersByTimeAsync(1999)
    expect([heard(), reads() - before]).toEqual([[], 0])
    await vi.advanceTimersByTimeAsync(1)
    expect([heard(), reads() - before]).toEqual([[['a', null]], 1])
  })

  test('hears nothing while it is locked, and afterwards what is new', async () => {
    const { onCurrent, issue, note, heard, lock } = history()
    issue('one', 'a', { validUntil: testNow + 5 })
    issue('two', 'b')
    onCurrent(note)
    lock(true)
    expect(vi.getTimerCount()).toBe(0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard()).toEqual([])
    lock(false)
    expect(heard()).toEqual([['a', null]])
  })

  test('hears nothing where the history fails, and afterwards what is new', () => {
    const { onCurrent, issue, note, heard, fail, announce } = history()
    issue('one', 'a')
    onCurrent(note)
    fail(new RoompassError('history-unavailable', 'The disk is full.'))
    issue('two', 'a')
    expect(heard()).toEqual([])
    fail(null)
    announce('sessions.changed')
    expect(heard()).toEqual([['a', 'two']])
  })

  test('hears nothing more once it has left, and then no clock is looked at for nobody', () => {
    const { onCurrent, issue, note, heard } = history()
    issue('one', 'a', { validUntil: testNow + 5 })
    const leave = onCurrent(note)
    const leaveToo = onCurrent(note)
    leave()
    leave()
    issue('two', 'a', { validUntil: testNow + 5 })
    expect(heard()).toEqual([['a', 'two']])
    expect(vi.getTimerCount()).toBe(1)
    leaveToo()
    issue('three', 'a', { validUntil: testNow + 5 })
    expect(heard()).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('who comes back later knows what is there then', () => {
    const { onCurrent, issue, note, heard } = history()
    issue('one', 'a')
    onCurrent(note)()
    issue('two', 'a')
    onCurrent(note)
    issue('three', 'b')
    expect(heard()).toEqual([['b', 'three']])
  })
})
