import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { changesSince } from '../history/changes.ts'
import { removeSessions } from '../history/removal.ts'
import { searchSessions } from '../history/search.ts'
import { recordSession, sessionById, writeNote } from '../history/session-rows.ts'
import { storedSession } from '../history/test-sessions.ts'
import { profileById } from '../profiles/profile-rows.ts'
import { testNow } from '../test-drafts.ts'
import { temporaryFolder } from '../test-engine.ts'
import { memoryDatabase, openDatabase } from './open-database.ts'

/** The schema of version 0.1.0, as it was released. It is written out here so that no change can reach it. */
const released = `

  CREATE TABLE profiles (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_name TEXT NOT NULL UNIQUE,
    environment TEXT NOT NULL,
    settings TEXT NOT NULL,
    default_role TEXT NOT NULL,
    default_validity TEXT NOT NULL,
    removing INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE signing_keys (
    id TEXT PRIMARY KEY,
    profile_id TEXT NOT NULL REFERENCES profiles (id),
    label TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    removing INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE UNIQUE INDEX one_current_key ON signing_keys (profile_id) WHERE is_current = 1;

  CREATE TABLE sessions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL,
    profile_id TEXT REFERENCES profiles (id) ON DELETE SET NULL,
    profile_name TEXT NOT NULL,
    environment TEXT NOT NULL,
    key_id TEXT,
    key_fingerprint TEXT NOT NULL,
    origin TEXT NOT NULL,
    room TEXT NOT NULL,
    name TEXT,
    external_id TEXT,
    role TEXT,
    issued_at INTEGER NOT NULL,
    valid_from REAL,
    valid_until REAL,
    note TEXT NOT NULL,
    link_host TEXT,
    header TEXT NOT NULL,
    claims TEXT NOT NULL,
    token TEXT NOT NULL,
    folded TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sessions_newest ON sessions (issued_at DESC, number DESC, valid_from, valid_until, folded);
  CREATE INDEX sessions_of_profile ON sessions (profile_id);
  CREATE INDEX sessions_of_key ON sessions (key_id);

  CREATE VIRTUAL TABLE sessions_text USING fts5 (
    folded, content = 'sessions', content_rowid = 'number', tokenize = 'trigram'
  );
  INSERT INTO sessions_text (sessions_text, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER session_added AFTER INSERT ON sessions BEGIN
    INSERT INTO sessions_text (rowid, folded) VALUES (new.number, new.folded);
  END;
  CREATE TRIGGER session_removed AFTER DELETE ON sessions BEGIN
    INSERT INTO sessions_text (sessions_text, rowid, folded) VALUES ('delete', old.number, old.folded);
  END;

  CREATE TABLE draft (id INTEGER PRIMARY KEY CHECK (id = 1), content TEXT NOT NULL) STRICT;
  CREATE TABLE settings (id INTEGER PRIMARY KEY CHECK (id = 1), content TEXT NOT NULL) STRICT;
  CREATE TABLE avatar_hosts (host TEXT PRIMARY KEY) STRICT;
`

const key = Buffer.alloc(32, 7)

/** An encrypted file as version 0.1.0 left it, with a profile, a key and three sessions. */
function releasedFile(): string {
  const path = join(temporaryFolder(), 'history.db')
  const database = new Database(path)
  database.pragma("cipher = 'chacha20'")
  database.pragma(`key = "x'${key.toString('hex')}'"`)
  database.pragma('journal_mode = WAL')
  database.exec(released)
  database.pragma('user_version = 1')
  database.exec(`
    INSERT INTO profiles VALUES (
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

function opened() {
  const database = openDatabase(releasedFile(), key)
  onTestFinished(() => void database.close())
  return database
}

describe('a history of version 0.1.0', () => {
  test('opens with everything in it', () => {
    const database = opened()
    const { rows, total } = searchSessions(database, { ...everySession, offset: 0, limit: 9 }, testNow)
    expect(rows.map(({ id }) => id)).toEqual(['three', 'two', 'one'])
    expect(total).toBe(3)
    expect(sessionById(database, 'one')).toMatchObject({
      name: 'Zoë',
      claims: { rd: 'lobby' },
      token: 'a.b.c',
      linkHost: 'acme.digitalsamba.com',
    })
    expect(profileById(database, 'profile-1')).toMatchObject({ name: 'Acme', startEarly: 0 })
  })

  test('has the very schema of a new one', () => {
    const schemaOf = (database: ReturnType<typeof memoryDatabase>) =>
      database
        .prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
        .all()
    const fresh = memoryDatabase()
    onTestFinished(() => void fresh.close())
    expect(schemaOf(opened())).toEqual(schemaOf(fresh))
  })

  test('takes notes, finds them, and says what happens from now on', () => {
    const database = opened()
    const find = (text: string) =>
      searchSessions(database, { ...everySession, text, offset: 0, limit: 9 }, testNow).rows.map(
        ({ id }) => id,
      )
    const { mark } = changesSince(database, null)
    expect(writeNote(database, 'one', 'Ruft zurück')).toBe(true)
    expect(find('zuruck')).toEqual(['one'])
    expect(find('zoe')).toEqual(['one'])
    recordSession(database, storedSession({ id: 'four', issuedAt: testNow + 3 }))
    removeSessions(database, ['two'])
    expect(find('tim')).toEqual([])
    expect(changesSince(database, mark).changes).toEqual([
      { id: 'one', what: 'noted' },
      { id: 'four', what: 'issued' },
      { id: 'two', what: 'removed' },
    ])
  })
})
