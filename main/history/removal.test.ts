import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createDatabase, openDatabase } from '../data/open-database.ts'
import { defaultSettings } from '../settings/settings.ts'
import { everySession, issueIn, profileWithKey, startEngine, temporaryFolder } from '../test-engine.ts'
import { undoFor } from './last-removal.ts'
import { removeSessions } from './removal.ts'
import { recordSession, writeNote } from './session-rows.ts'
import { storedSession } from './test-sessions.ts'

async function withSessions(count: number) {
  const started = await startEngine()
  const { profile } = await profileWithKey(started.engine)
  const ids: string[] = []
  for (let number = 1; number <= count; number++) {
    const { session } = await issueIn(started.engine, profile.id, {
      u: `Guest ${number}`,
      ud: `crm-${number}`,
    })
    ids.push(session.id)
  }
  return { ...started, profile, ids }
}

describe('removing sessions', () => {
  test('takes them out of list, search and counts, and is announced', async () => {
    const { engine, ids } = await withSessions(3)
    let heard = 0
    engine.on('sessions.changed', () => heard++)
    const [first = '', second = ''] = ids
    expect(engine.sessions.remove([first, second, 'unknown'])).toEqual({
      removed: 2,
      undo: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(heard).toBe(1)
    expect(engine.sessions.search(everySession).rows.map(({ name }) => name)).toEqual(['Guest 3'])
    expect(engine.sessions.search({ ...everySession, text: 'guest' }).rows.length).toBe(1)
    expect(engine.sessions.counts(everySession).valid).toBe(1)
    expect(() => engine.sessions.get(first)).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(engine.sessions.remove([first]).removed).toBe(0)
    expect(heard).toBe(1)
  })

  test('can be undone: they are as they were, in their places', async () => {
    const { engine, ids } = await withSessions(3)
    const [, middle = ''] = ids
    engine.sessions.note(middle, 'Call back')
    const before = engine.sessions.search(everySession)
    const whole = ids.map((id) => engine.sessions.get(id))
    const { undo } = engine.sessions.remove([middle, ids[2] ?? ''])
    let heard = 0
    engine.on('sessions.changed', () => heard++)
    expect(engine.sessions.restore(undo)).toEqual({ restored: 2 })
    expect(heard).toBe(1)
    expect(engine.sessions.search(everySession)).toEqual(before)
    expect(ids.map((id) => engine.sessions.get(id))).toEqual(whole)
    expect(engine.sessions.search({ ...everySession, text: 'call back' }).rows.length).toBe(1)
  })

  test('brings back what was current as the current one, unless something was issued meanwhile', async () => {
    const { engine, profile, ids } = await withSessions(2)
    const [earlier = '', latest = ''] = ids
    const current = () => engine.sessions.current(profile.id)?.id ?? null
    expect(current()).toBe(latest)
    const both = engine.sessions.remove([earlier, latest])
    expect(current()).toBeNull()
    engine.sessions.restore(both.undo)
    expect(current()).toBe(latest)
    const { undo } = engine.sessions.remove([latest])
    const { session } = await issueIn(engine, profile.id, { u: 'Meanwhile' })
    engine.sessions.restore(undo)
    expect(current()).toBe(session.id)
  })

  test('can be undone once, the last removal only, and not after a lock or a restart', async () => {
    const { engine, ids, again } = await withSessions(4)
    const gone = expect.objectContaining({ code: 'not-found' })
    const [one = '', two = '', three = '', four = ''] = ids
    const first = engine.sessions.remove([one])
    const second = engine.sessions.remove([two])
    expect(() => engine.sessions.restore(first.undo)).toThrow(gone)
    expect(engine.sessions.restore(second.undo)).toEqual({ restored: 1 })
    expect(() => engine.sessions.restore(second.undo)).toThrow(gone)

    const third = engine.sessions.remove([three])
    await engine.lock()
    await engine.unlock()
    expect(() => engine.sessions.restore(third.undo)).toThrow(gone)

    const fourth = engine.sessions.remove([four])
    await engine.close()
    const { engine: next } = await again()
    expect(() => next.sessions.restore(fourth.undo)).toThrow(gone)
    expect(next.sessions.search(everySession).rows.map(({ id }) => id)).toEqual([two])
  })

  test('can be undone also after a removal that found nothing to take', async () => {
    const { engine, ids } = await withSessions(1)
    const { undo } = engine.sessions.remove(ids)
    const nothing = engine.sessions.remove(ids)
    expect(nothing.removed).toBe(0)
    expect(() => engine.sessions.restore(nothing.undo)).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    )
    expect(engine.sessions.restore(undo)).toEqual({ restored: 1 })
  })

  test('can be undone for ten minutes', async () => {
    const { engine, ids } = await withSessions(1)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const first = engine.sessions.remove(ids)
    vi.advanceTimersByTime(undoFor - 1)
    expect(engine.sessions.restore(first.undo)).toEqual({ restored: 1 })
    const second = engine.sessions.remove(ids)
    vi.advanceTimersByTime(undoFor)
    expect(() => engine.sessions.restore(second.undo)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('can be undone where the profile is gone and the number was given away meanwhile', async () => {
    const { engine, ids, profile } = await withSessions(2)
    const last = ids.slice(1)
    const { undo } = engine.sessions.remove(last)
    await issueIn(engine, profile.id, { u: 'In its place' })
    await engine.profiles.remove(profile.id)
    expect(engine.sessions.restore(undo)).toEqual({ restored: 1 })
    expect(engine.sessions.get(last[0] ?? '')).toMatchObject({ name: 'Guest 2', profileId: null })
    expect(engine.sessions.search(everySession).rows.length).toBe(3)
  })

  test('brings no token text back that must not be written any more', async () => {
    const { engine, ids, again } = await withSessions(1)
    const { undo } = engine.sessions.remove(ids)
    engine.settings.set({ ...defaultSettings, keepTokens: 'never' })
    engine.sessions.restore(undo)
    await engine.close()
    const { engine: next } = await again()
    expect(next.sessions.get(ids[0] ?? '').token).toBeNull()
  })
})

/** The bytes of a closed history without its encryption, freed pages included. */
function decrypted(path: string, key: Uint8Array): Buffer {
  const plain = `${path}.plain`
  copyFileSync(path, plain)
  const database = new Database(plain)
  database.pragma("cipher = 'chacha20'")
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`)
  database.pragma('journal_mode = DELETE')
  database.pragma("rekey = ''")
  database.close()
  return readFileSync(plain)
}

test('nothing of a removed session, of an older note or of an erased token is left in the file', () => {
  const path = join(temporaryFolder(), 'history.db')
  const key = Buffer.alloc(32, 7)
  createDatabase(path, key)
  const withDatabase = (work: (database: ReturnType<typeof openDatabase>) => void) => {
    const database = openDatabase(path, key)
    work(database)
    database.close()
  }
  const token = `eyJ.${'canarytoken'.repeat(300)}.x`
  withDatabase((database) => {
    for (let number = 0; number < 200; number++) recordSession(database, storedSession())
    recordSession(database, storedSession({ id: 'removed', name: 'Canaryname', token, note: 'canarynote' }))
    recordSession(database, storedSession({ id: 'kept', token, note: 'canarynote' }))
  })
  const needles = ['Canaryname', 'canaryname', 'canarynote', 'canarytoken']
  const left = () => needles.filter((needle) => decrypted(path, key).includes(needle))
  expect(left()).toEqual(needles)
  withDatabase((database) => {
    removeSessions(database, ['removed'])
    writeNote(database, 'kept', '')
    database.prepare("UPDATE sessions SET token = '' WHERE id = 'kept'").run()
  })
  expect(left()).toEqual([])
  withDatabase((database) => {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.exec("INSERT INTO sessions_text (sessions_text) VALUES ('integrity-check')")
  })
})
