import Database from 'better-sqlite3-multiple-ciphers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { currentSessions } from '../history/current-rows.ts'
import { searchSessions } from '../history/search.ts'
import { sessionById } from '../history/session-rows.ts'
import { textSegments } from '../history/text-index.ts'
import { sheetById } from '../lab/sheet-heads.ts'
import { rowsBehind } from '../lab/sheet-rows.ts'
import { knownBeside } from '../platforms/known.ts'
import { testNow } from '../test-drafts.ts'
import { migrate } from './migrations.ts'
import { releasedSteps } from './test-releases.ts'

interface Old {
  readonly id: string
  readonly profile_id?: string | null
  readonly origin?: string
  readonly name?: string | null
  readonly external_id?: string | null
  readonly role?: string | null
  readonly issued_at?: number
  readonly valid_from?: number | null
  readonly valid_until?: number | null
  readonly note?: string
  readonly header?: string
  readonly claims?: string
  readonly token?: string
  readonly asked?: string
  readonly end_unknown?: number
  readonly stopped_at?: number | null
  readonly person_id?: string | null
  readonly link_room?: string | null
  readonly link_transport?: string | null
  readonly folded?: string
}

const base64url = (text: string) => Buffer.from(text).toString('base64url')
const signed = `${base64url('{"alg":"HS256"}')}.${base64url('{"rd":"lobby"}')}.sig`

/** Sessions of every kind, in the order in which they were recorded. */
const sessions: readonly Old[] = [
  { id: 'plain', token: signed, name: 'Zoë', folded: 'zoe\nlobby\n\n', valid_until: testNow + 9 },
  { id: 'early', issued_at: testNow - 99, token: 'opaque', asked: '{"u":"x"}', end_unknown: 1 },
  { id: 'same', role: 'speaker', note: 'Call Änne', folded: '\nlobby\n\ncall anne' },
  { id: 'crafted', origin: 'crafted', token: '.only.dots', link_room: 'lobby', link_transport: 'link' },
  { id: 'dots', origin: 'crafted', token: '..' },
  { id: 'erased', token: '' },
  { id: 'stopped', stopped_at: testNow, valid_from: testNow - 5, valid_until: testNow + 5 },
  { id: 'before-time', issued_at: -7, profile_id: null },
  { id: 'after-time', issued_at: 99_999_999_999, profile_id: null },
  {
    id: 'anonymous',
    person_id: 'p1',
    name: 'Heron 12',
    external_id: 'g-1',
    folded: 'heron 12\nlobby\ng-1\njane\n',
  },
  { id: 'known', external_id: 'crm-1', folded: '\nlobby\ncrm-1\n', valid_until: testNow + 60 },
]

/** A database of step 4 with everything that refers to sessions, brought to the schema of now. */
function migrated() {
  const database = new Database(':memory:')
  onTestFinished(() => void database.close())
  for (const step of releasedSteps) database.exec(step)
  database.pragma(`user_version = ${releasedSteps.length}`)
  database.pragma('foreign_keys = ON')
  database.exec(`
    INSERT INTO profiles (
      id, platform, name, folded_name, environment, settings, default_role, default_validity, removing
    ) VALUES (
      'profile-1', 'digital-samba', 'Acme', 'acme', 'staging', '{"teamId":"t"}', 'speaker', '2h', 0
    );
    INSERT INTO people VALUES (1, 'p1', 'profile-1', 'name:Jane', 'Jane', NULL, 'Heron 12', 'g-1', NULL, 1, 'jane');
    INSERT INTO sheets VALUES (1, 'sheet-1', 'One', 'digital-samba', 'profile-1', 'Acme', 'staging', 'lobby', 1, 1);
  `)
  for (const given of sessions) {
    database
      .prepare(`INSERT INTO sessions (
        id, platform, profile_id, profile_name, environment, key_id, key_fingerprint, origin, room, name, external_id,
        role, issued_at, valid_from, valid_until, note, link_host, header, claims, token, folded, asked, end_unknown,
        stopped_at, person_id, link_room, link_transport
      ) VALUES (
        @id, 'digital-samba', @profile_id, 'Acme', 'staging', 'key-1', '5f2c', @origin, 'lobby', @name, @external_id,
        @role, @issued_at, @valid_from, @valid_until, @note, 'acme.digitalsamba.com', @header, @claims, @token, @folded,
        @asked, @end_unknown, @stopped_at, @person_id, @link_room, @link_transport
      )`)
      .run({
        ...{ profile_id: 'profile-1', origin: 'signed', name: null, external_id: null, role: null },
        ...{ issued_at: testNow, valid_from: null, valid_until: null, note: '', header: '{"alg":"HS256"}' },
        ...{ claims: '{"rd":"lobby"}', token: 'a.b.c', folded: '\nlobby\n\n', asked: '', end_unknown: 0 },
        ...{ stopped_at: null, person_id: null, link_room: null, link_transport: null },
        ...given,
      })
  }
  database.exec(`
    UPDATE profiles SET current_session = 'plain';
    INSERT INTO sheet_rows VALUES (
      1, 1, 'case', 'Case', 'own', 'refused', 'Why.', 'Here', 1, 'crafted', 'lobby', 'link', '', NULL, '', NULL, 'open', ''
    );
  `)
  const order = database.prepare('SELECT id FROM sessions ORDER BY issued_at DESC, number DESC').pluck().all()
  migrate(database)
  return { database, order }
}

describe('a history of step 4', () => {
  test('keeps the order, the ids and every token, byte for byte', () => {
    const { database, order } = migrated()
    const { rows } = searchSessions(
      database,
      { ...everySession, origin: 'all', offset: 0, limit: 99 },
      testNow,
    )
    expect(rows.map(({ id }) => id)).toEqual(order)
    for (const { id, token = 'a.b.c' } of sessions) {
      expect(sessionById(database, id)?.token).toBe(token === '' ? null : token)
    }
  })

  test('has what sessions have in common once', () => {
    const { database } = migrated()
    expect(database.prepare('SELECT profile_id, origin FROM issuers ORDER BY number').raw().all()).toEqual([
      ['profile-1', 'signed'],
      ['profile-1', 'crafted'],
      [null, 'signed'],
    ])
    expect(sessionById(database, 'early')).toMatchObject({
      ...{ profileName: 'Acme', environment: 'staging', keyFingerprint: '5f2c', origin: 'signed' },
      ...{ linkHost: 'acme.digitalsamba.com', asked: { u: 'x' }, isEndUnknown: true, issuedAt: testNow - 99 },
    })
  })

  test('is searched as before, in one segment', () => {
    const { database } = migrated()
    const find = (text: string) =>
      searchSessions(database, { ...everySession, text, offset: 0, limit: 99 }, testNow).rows.map(
        ({ id }) => id,
      )
    expect(find('zoe')).toEqual(['plain'])
    expect(find('anne')).toEqual(['same'])
    expect(find('jane')).toEqual(['anonymous'])
    expect(find('g-1')).toEqual(['anonymous'])
    expect(textSegments(database)).toBe(1)
    database.exec("INSERT INTO sessions_text (sessions_text, rank) VALUES ('integrity-check', 1)")
  })

  test('keeps what refers to its sessions: the current one, people, sheets', () => {
    const { database } = migrated()
    expect(currentSessions(database, testNow).get('profile-1')?.id).toBe('plain')
    expect(sessionById(database, 'anonymous')?.person).toMatchObject({ id: 'p1', name: 'Jane' })
    const sheet = sheetById(database, 'sheet-1')
    expect(rowsBehind(database, sheet?.number ?? 0, 0, 9)).toMatchObject([
      { sessionId: 'crafted', token: '.only.dots' },
    ])
    const guest = { name: '', externalId: 'crm-1' }
    const asked = { profileId: 'profile-1', room: '', guest }
    expect(knownBeside(database, asked, () => null, testNow).sameExternalId).toMatchObject({ room: 'lobby' })
    expect(database.pragma('foreign_key_check')).toEqual([])
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
    database.exec("DELETE FROM sessions WHERE id IN ('plain', 'crafted')")
    expect(database.prepare('SELECT current_session FROM profiles').pluck().get()).toBeNull()
    expect(database.prepare('SELECT session_id FROM sheet_rows').pluck().get()).toBeNull()
  })

  test('has statistics of what is in it', () => {
    const { database } = migrated()
    const sql = `SELECT issued_at / 900, issuer, room, coalesce(role, ''), count(*) FROM sessions GROUP BY 1, 2, 3, 4`
    const counted = database.prepare('SELECT * FROM session_stats').raw().all()
    expect(counted).toHaveLength(database.prepare(sql).raw().all().length)
    expect(counted).toEqual(expect.arrayContaining(database.prepare(sql).raw().all()))
  })
})
