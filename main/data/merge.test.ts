import { describe, expect, onTestFinished, test } from 'vitest'
import type { Endpoint, Sheet } from '../../shared/lab/schemas.ts'
import { changesSince } from '../history/changes.ts'
import { currentSessions, makeCurrent } from '../history/current-rows.ts'
import { recordSession, sessionById } from '../history/session-rows.ts'
import { storedSession } from '../history/test-sessions.ts'
import { endpointOf, writeEndpoint } from '../lab/endpoint-rows.ts'
import { readLabDraft, writeLabDraft } from '../lab/lab-draft.ts'
import { ownCasesOf, writeOwnCase } from '../lab/own-case-rows.ts'
import { addSheet, allSheets, sheetById } from '../lab/sheet-heads.ts'
import { addRow, type NewRow, rowsBehind, writeObservation } from '../lab/sheet-rows.ts'
import { labDraft, ownCase } from '../lab/test-lab.ts'
import { profileById, writeProfile } from '../profiles/profile-rows.ts'
import { defaultSettings, readSettings, writeSettings } from '../settings/settings.ts'
import { acme, testNow } from '../test-drafts.ts'
import { mergeInto } from './merge.ts'
import { memoryDatabase } from './open-database.ts'

function database() {
  const opened = memoryDatabase()
  onTestFinished(() => void opened.close())
  return opened
}

test('merging twice adds nothing more', () => {
  const [file, memory] = [database(), database()]
  writeProfile(file, acme, 'stored')
  writeProfile(memory, { ...acme, name: acme.name.toUpperCase() }, 'of-this-run')
  memory.exec("INSERT INTO avatar_hosts VALUES ('example.com')")
  const content = () => file.prepare('SELECT id, name FROM profiles ORDER BY rowid').all()
  mergeInto(file, memory)
  const once = content()
  expect(once).toEqual([
    { id: 'stored', name: 'Acme staging' },
    { id: 'of-this-run', name: 'ACME STAGING (2)' },
  ])
  mergeInto(file, memory)
  expect(content()).toEqual(once)
})

describe('sessions of the run', () => {
  test.each([
    ['until-expiry', 'a.b.c'],
    ['never', ''],
  ] as const)(
    'come with note and claims; where token texts are kept %s, the token is %j',
    (keepTokens, token) => {
      const [file, memory] = [database(), database()]
      writeSettings(file, { ...defaultSettings, keepTokens })
      const session = storedSession({ note: 'Call back', claims: { rd: 'lobby' } })
      recordSession(memory, session)
      recordSession(memory, storedSession({ id: 'crafted', origin: 'crafted' }))
      mergeInto(file, memory)
      const { keyId: _, identityKey: __, ...kept } = session
      expect(sessionById(file, session.id)).toEqual({ ...kept, token: token === '' ? null : token })
      expect(sessionById(file, 'crafted')?.token).toBe('a.b.c')
      expect(changesSince(file, { after: 0, rest: null }).changes).toEqual([
        { id: session.id, what: 'issued', origin: 'signed' },
        { id: 'crafted', what: 'issued', origin: 'crafted' },
      ])
    },
  )

  test('come without their tokens where the settings of the run say so', () => {
    const [file, memory] = [database(), database()]
    writeSettings(file, { ...defaultSettings, keepTokens: 'always' })
    writeSettings(memory, { ...defaultSettings, keepTokens: 'never' })
    recordSession(memory, storedSession({ id: 'of-this-run' }))
    mergeInto(file, memory)
    expect(sessionById(file, 'of-this-run')?.token).toBeNull()
  })
})

describe('anonymous profiles of the run', () => {
  const person = { id: 'p1', name: 'Jane Real', externalId: null }
  const inMemory = () => {
    const memory = database()
    writeProfile(memory, { ...acme, anonymous: true, remindMinutes: 5 }, 'of-this-run')
    memory.exec(`INSERT INTO people VALUES (
      7, 'p1', 'of-this-run', 'name:Jane Real', 'Jane Real', NULL, 'Heron 12', 'g-1', NULL, 1, 'jane real'
    )`)
    const session = { id: 's1', profileId: 'of-this-run', name: 'Heron 12', person, identityKey: 'g-1' }
    recordSession(memory, storedSession(session))
    makeCurrent(memory, 'of-this-run', 's1')
    return memory
  }

  test('come with the people behind their sessions, and with the current one', () => {
    const [file, memory] = [database(), inMemory()]
    mergeInto(file, memory)
    expect(profileById(file, 'of-this-run')).toMatchObject({ anonymous: true, remindMinutes: 5 })
    expect(sessionById(file, 's1')).toMatchObject({ person, name: 'Heron 12' })
    expect(currentSessions(file, testNow).get('of-this-run')).toMatchObject({ id: 's1', person })
    expect(file.prepare("SELECT identity_key FROM sessions WHERE id = 's1'").pluck().get()).toBe('g-1')
  })

  test('leave a session that has become the current one in the file as it is', () => {
    const [file, memory] = [database(), inMemory()]
    mergeInto(file, memory)
    recordSession(file, storedSession({ id: 's2', profileId: 'of-this-run' }))
    makeCurrent(file, 'of-this-run', 's2')
    mergeInto(file, memory)
    expect(currentSessions(file, testNow).get('of-this-run')?.id).toBe('s2')
    expect(file.prepare('SELECT count(*) FROM people').pluck().get()).toBe(1)
  })
})

describe('the Lab of the run', () => {
  const head: Sheet = {
    ...{ id: 'sheet-1', title: 'Release 1', platform: 'digital-samba', profileId: 'of-this-run' },
    ...{ profileName: 'Acme', environment: 'staging', room: 'lobby', madeAt: testNow, moment: testNow },
    counts: { pass: 0, fail: 0, unknown: 0, open: 0 },
  }
  const row = (number: number, sessionId: string | null): NewRow => ({
    ...{ number, caseId: `case-${number}`, title: 'Case', group: 'own', expected: 'refused', reason: 'Why.' },
    ...{ source: 'Here', resigned: true, sessionId, request: null, room: 'lobby', transport: 'link' },
  })
  const endpoint: Endpoint = {
    ...{ url: 'https://example.com{link}', method: 'GET', headers: [], body: '' },
    ...{ accepted: { by: 'status', from: 200, to: 299 }, nameScreen: null },
  }
  const inMemory = () => {
    const memory = database()
    writeProfile(memory, acme, 'of-this-run')
    recordSession(memory, storedSession({ id: 's1', profileId: 'of-this-run', origin: 'crafted' }))
    const number = addSheet(memory, head)
    addRow(memory, number, row(1, 's1'))
    addRow(memory, number, row(2, null))
    writeObservation(memory, number, { number: 2, observed: 'refused', detail: '401' }, testNow)
    writeOwnCase(memory, ownCase('own-1'))
    writeEndpoint(memory, 'of-this-run', { endpoint, confirmedOrigin: 'https://example.com' })
    writeLabDraft(memory, labDraft('of-this-run'))
    return memory
  }
  const sheetsIn = (file: ReturnType<typeof database>) =>
    allSheets(file).map(({ id, counts }) => ({
      id,
      counts,
      rows: rowsBehind(file, sheetById(file, id)?.number ?? 0, 0, 9),
    }))

  test('comes with sheets and what was seen, own cases, endpoints and the draft', () => {
    const [file, memory] = [database(), inMemory()]
    // Another sheet has the number already that the one in memory has there.
    addRow(file, addSheet(file, { ...head, id: 'of-the-file', profileId: null }), row(1, null))
    mergeInto(file, memory)
    const sheets = sheetsIn(file)
    expect(sheets).toHaveLength(2)
    const merged = sheets.find(({ id }) => id === 'sheet-1')
    expect(merged).toEqual(sheetsIn(memory)[0])
    expect(merged?.counts).toEqual({ pass: 1, fail: 0, unknown: 0, open: 1 })
    expect(merged?.rows).toMatchObject([
      { sessionId: 's1', token: 'a.b.c', observed: null },
      { sessionId: null, observed: 'refused', detail: '401' },
    ])
    expect(sheets.find(({ id }) => id === 'of-the-file')?.rows).toHaveLength(1)
    expect(ownCasesOf(file, 'digital-samba')).toEqual([ownCase('own-1')])
    expect(endpointOf(file, 'of-this-run')).toEqual({ endpoint, confirmedOrigin: 'https://example.com' })
    expect(readLabDraft(file)).toEqual(labDraft('of-this-run'))
    mergeInto(file, memory)
    expect(sheetsIn(file)).toEqual(sheets)
  })

  test('leaves what the file has already as it is there', () => {
    const [file, memory] = [database(), inMemory()]
    writeOwnCase(file, ownCase('own-1', { title: 'Of the file' }))
    writeProfile(file, acme, 'of-this-run')
    writeEndpoint(file, 'of-this-run', { endpoint, confirmedOrigin: 'https://other.example' })
    writeLabDraft(file, labDraft('of-the-file'))
    mergeInto(file, memory)
    expect(ownCasesOf(file, 'digital-samba')).toMatchObject([{ title: 'Of the file' }])
    expect(endpointOf(file, 'of-this-run')?.confirmedOrigin).toBe('https://other.example')
    expect(readLabDraft(file)?.profileId).toBe('of-the-file')
  })
})

describe('settings of the run', () => {
  const ofFile = { ...defaultSettings, keepTokens: 'never', retentionDays: 400, lockAfterMinutes: 5 } as const

  test('never decide over the sessions that are in the file', () => {
    const [file, memory] = [database(), database()]
    writeSettings(file, ofFile)
    recordSession(file, storedSession({ id: 'of-the-file' }))
    writeSettings(memory, { ...defaultSettings, keepTokens: 'always', retentionDays: 1 })
    mergeInto(file, memory)
    expect(readSettings(file)).toEqual(ofFile)
  })

  test('leave what nobody changed as it is in the file', () => {
    const [file, memory] = [database(), database()]
    writeSettings(file, ofFile)
    writeSettings(memory, { ...defaultSettings, clipboardClearSeconds: 5 })
    mergeInto(file, memory)
    expect(readSettings(file)).toEqual({ ...ofFile, clipboardClearSeconds: 5 })
  })

  test('hold in a file that is new', () => {
    const [file, memory] = [database(), database()]
    const ofRun = { ...defaultSettings, keepTokens: 'always', retentionDays: 30 } as const
    writeSettings(memory, ofRun)
    recordSession(memory, storedSession({ id: 'of-this-run' }))
    mergeInto(file, memory)
    expect(readSettings(file)).toEqual(ofRun)
  })
})

test('a merge that fails in the middle leaves the file as it was', () => {
  const [file, memory] = [database(), database()]
  writeProfile(memory, acme, 'of-this-run')
  memory.exec("INSERT INTO avatar_hosts VALUES ('example.com')")
  file.exec(`CREATE TRIGGER refuse BEFORE INSERT ON avatar_hosts BEGIN SELECT RAISE(ABORT, 'full'); END`)
  expect(() => mergeInto(file, memory)).toThrow('full')
  expect(file.prepare('SELECT count(*) FROM profiles').pluck().get()).toBe(0)
})
