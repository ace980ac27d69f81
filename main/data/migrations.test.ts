import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { changesSince } from '../history/changes.ts'
import { countStates } from '../history/count-states.ts'
import { currentSessions, stopSession } from '../history/current-rows.ts'
import { removeSessions } from '../history/removal.ts'
import { searchSessions } from '../history/search.ts'
import { recordSession, sessionById, writeNote } from '../history/session-rows.ts'
import { storedSession } from '../history/test-sessions.ts'
import { profileById } from '../profiles/profile-rows.ts'
import { testNow } from '../test-drafts.ts'
import { temporaryFolder } from '../test-engine.ts'
import { memoryDatabase, openDatabase } from './open-database.ts'
import { releasedSteps } from './test-releases.ts'

const key = Buffer.alloc(32, 7)

/** An encrypted file with the schema after so many steps, with a profile, a key and three sessions. */
function fileAfter(steps: number): string {
  const path = join(temporaryFolder(), 'history.db')
  const database = new Database(path)
  database.pragma("cipher = 'chacha20'")
  database.pragma(`key = "x'${key.toString('hex')}'"`)
  database.pragma('journal_mode = WAL')
  for (const step of releasedSteps.slice(0, steps)) database.exec(step)
  database.pragma(`user_version = ${steps}`)
  database.exec(`
    INSERT INTO profiles (
      id, platform, name, folded_name, environment, settings, default_role, default_validity, removing
    ) VALUES (
      'profile-1', 'digital-samba', 'Acme', 'acme', 'staging', '{"teamId":"t"}', 'speaker', '2h', 0
    );
    INSERT INTO signing_keys VALUES ('key-1', 'profile-1', 'key 1', '5f2c·a91e', ${testNow}, 1, 0);
    INSERT INTO settings VALUES (1, '{"clipboardClearSeconds":10}');
  `)
  const insert = database.prepare(`
    INSERT INTO sessions (
      id, platform, profile_id, profile_name, environment, key_id, key_fingerprint, origin, room, name, external_id,
      role, issued_at, valid_from, valid_until, note, link_host, header, claims, token, folded
    ) VALUES (
      ?, 'digital-samba', 'profile-1', 'Acme', 'staging', 'key-1', '5f2c·a91e', 'signed', 'lobby', ?, NULL,
      NULL, ?, NULL, ?, '', 'acme.digitalsamba.com', '{"alg":"HS256"}', '{"rd":"lobby"}', 'a.b.c', ?
    )`)
  insert.run('one', 'Zoë', testNow, testNow + 1, 'zoe\nlobby\n')
  insert.run('two', 'Tim', testNow + 1, null, 'tim\nlobby\n')
  insert.run('three', '李', testNow + 2, testNow + 2, '李\nlobby\n')
  database.close()
  return path
}

function opened(steps: number) {
  const database = openDatabase(fileAfter(steps), key)
  onTestFinished(() => void database.close())
  return database
}

describe.each([1, 2, 3, 4])('a history after step %d of the schema', (steps) => {
  test('opens with everything in it', () => {
    const database = opened(steps)
    const { rows } = searchSessions(database, { ...everySession, offset: 0, limit: 9 }, testNow)
    expect(rows.map(({ id }) => id)).toEqual(['three', 'two', 'one'])
    expect(sessionById(database, 'one')).toMatchObject({
      name: 'Zoë',
      claims: { rd: 'lobby' },
      token: 'a.b.c',
      linkHost: 'acme.digitalsamba.com',
    })
    expect(profileById(database, 'profile-1')).toMatchObject({
      name: 'Acme',
      startEarly: 0,
      anonymous: false,
      remindMinutes: 0,
      labAllowed: false,
    })
  })

  test('has sessions that end as they ended, that nobody stopped and that are of nobody in particular', () => {
    const database = opened(steps)
    const plain = { isEndUnknown: false, stoppedAt: null, person: null, asked: null }
    expect(sessionById(database, 'one')).toMatchObject(plain)
    expect(currentSessions(database, testNow)).toEqual(new Map())
    expect(countStates(database, everySession, testNow)).toMatchObject({
      valid: 2,
      'no-end': 1,
      expired: 0,
      'unknown-end': 0,
      stopped: 0,
    })
  })

  test('has the very schema of a new one', () => {
    const schemaOf = (database: ReturnType<typeof memoryDatabase>) =>
      database
        .prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
        .all()
    const fresh = memoryDatabase()
    onTestFinished(() => void fresh.close())
    expect(schemaOf(opened(steps))).toEqual(schemaOf(fresh))
  })

  test('takes notes, finds them, and says what happens from now on', () => {
    const database = opened(steps)
    const find = (text: string) =>
      searchSessions(database, { ...everySession, text, offset: 0, limit: 9 }, testNow).rows.map(
        ({ id }) => id,
      )
    const { mark } = changesSince(database, null)
    expect(writeNote(database, 'one', 'Ruft zurück')).toBe(true)
    expect(find('zuruck')).toEqual(['one'])
    expect(find('zoe')).toEqual(['one'])
    recordSession(database, storedSession({ id: 'four', issuedAt: testNow + 3 }))
    expect(stopSession(database, 'one', testNow)).toBe('stopped')
    removeSessions(database, ['two'])
    expect(find('tim')).toEqual([])
    expect(changesSince(database, mark).changes).toEqual([
      { id: 'one', what: 'noted', origin: 'signed' },
      { id: 'four', what: 'issued', origin: 'signed' },
      { id: 'one', what: 'stopped', origin: 'signed' },
      { id: 'two', what: 'removed', origin: 'signed' },
    ])
  })
})
