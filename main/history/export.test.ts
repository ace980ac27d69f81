import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unguardCell } from '../../shared/csv/safe-cell.ts'
import { RoompassError } from '../../shared/errors.ts'
import type { Session } from '../../shared/schemas.ts'
import { everySession as everyFilter } from '../../shared/session-filter.ts'
import { testNow } from '../test-drafts.ts'
import { issueIn, profileWithKey, startEngine, temporaryFolder } from '../test-engine.ts'
import { exportSessions } from './export.ts'
import { csvHead } from './export-rows.ts'
import { withLink } from './session-rows.ts'
import { storedSession } from './test-sessions.ts'

function session(parts: Partial<Session> = {}): Session {
  const { keyId: _, identityKey: __, ...kept } = storedSession()
  return { ...withLink(kept), ...parts }
}

function readCsv(path: string): string[][] {
  const rows: string[][] = parse(readFileSync(path), { bom: true })
  return rows.map((row) => row.map(unguardCell))
}

const jane = session({
  id: 'one',
  name: '=Jane',
  externalId: "'crm",
  note: 'first line\nsecond; "quoted", line',
  validFrom: testNow,
  validUntil: testNow + 0.5,
  claims: { rd: 'lobby', u: '=Jane' },
  token: 'secret.token.text',
  link: 'https://acme.digitalsamba.com/lobby?token=secret.token.text',
})

describe('an export', () => {
  test('as CSV has a head, a line for each session and no token', async () => {
    const path = join(temporaryFolder(), 'history.csv')
    expect(await exportSessions([jane, session()], { path, format: 'csv', now: testNow })).toBe(2)
    const bytes = readFileSync(path)
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(bytes.toString()).not.toContain('secret.token.text')
    expect(bytes.toString()).toContain(`"'=Jane"`)
    const [head, first, second] = readCsv(path)
    expect(head).toEqual(csvHead)
    expect(first).toEqual([
      ...['one', '2023-11-14T22:13:20Z', 'valid', 'digital-samba', 'Acme', 'staging', 'signed'],
      ...['5f2c·a91e', 'lobby'],
      ...['=Jane', "'crm", '', '2023-11-14T22:13:20Z', '2023-11-14T22:13:20.500Z', ''],
      ...['first line\nsecond; "quoted", line', '{"rd":"lobby","u":"=Jane"}'],
    ])
    expect(second?.slice(2, 3)).toEqual(['no-end'])
    expect(second?.slice(12, 15)).toEqual(['', '', ''])
  })

  test('as JSON is a list of the same', async () => {
    const path = join(temporaryFolder(), 'history.json')
    await exportSessions([jane, session({ validUntil: 1e300 })], { path, format: 'json', now: testNow })
    const text = readFileSync(path, 'utf8')
    expect(text).not.toContain('secret.token.text')
    const [first, second] = JSON.parse(text)
    expect(first).toEqual({
      id: 'one',
      issued: '2023-11-14T22:13:20Z',
      state: 'valid',
      platform: 'digital-samba',
      profile: 'Acme',
      environment: 'staging',
      origin: 'signed',
      keyFingerprint: '5f2c·a91e',
      room: 'lobby',
      name: '=Jane',
      externalId: "'crm",
      role: null,
      validFrom: '2023-11-14T22:13:20Z',
      validUntil: '2023-11-14T22:13:20.500Z',
      stopped: null,
      note: 'first line\nsecond; "quoted", line',
      claims: { rd: 'lobby', u: '=Jane' },
    })
    expect(second.validUntil).toBe('1e+300')
  })

  test.each(['csv', 'json'] as const)(
    'says what was stopped and when, and whose end is unknown, and nothing of who is behind a made-up name: %s',
    async (format) => {
      const path = join(temporaryFolder(), `history.${format}`)
      const person = { id: 'p', name: 'Jane Real', externalId: 'real-1' }
      const stopped = session({ stoppedAt: testNow - 60, validUntil: testNow + 60, name: 'Heron 12', person })
      const unknown = session({ isEndUnknown: true })
      await exportSessions([stopped, unknown], { path, format, now: testNow })
      const text = readFileSync(path, 'utf8')
      expect(text).toContain('Heron 12')
      expect(text).not.toMatch(/real/i)
      const rows =
        format === 'json'
          ? JSON.parse(text).map((row: Record<string, unknown>) => [row.state, row.stopped])
          : readCsv(path)
              .slice(1)
              .map((row) => [row[2], row[14] === '' ? null : row[14]])
      expect(rows).toEqual([
        ['stopped', '2023-11-14T22:12:20Z'],
        ['unknown-end', null],
      ])
    },
  )

  test.each(['csv', 'json'] as const)('of nothing is a whole file: %s', async (format) => {
    const path = join(temporaryFolder(), `history.${format}`)
    expect(await exportSessions([], { path, format, now: testNow })).toBe(0)
    if (format === 'json') expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([])
    else expect(readCsv(path)).toEqual([csvHead])
  })

  test('reads back to the same texts, whatever they are', async () => {
    const path = join(temporaryFolder(), 'history.csv')
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[=+\-@'"\t\r\n,;]{1,6}$/))
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, room, note) => {
        await exportSessions([session({ name, room, note })], { path, format: 'csv', now: testNow })
        const row = readCsv(path)[1] ?? []
        expect([row[9], row[8], row[15]]).toEqual([name, room, note])
      }),
      { numRuns: 100 },
    )
  })

  test('is for its owner alone, also over a file that was there', async () => {
    const path = join(temporaryFolder(), 'history.csv')
    writeFileSync(path, 'older', { mode: 0o644 })
    await exportSessions([jane], { path, format: 'csv', now: testNow })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readCsv(path)).toHaveLength(2)
  })

  test('that fails in the middle leaves nothing, and the file that was there as it was', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'history.json')
    writeFileSync(path, 'older')
    const shut = new RoompassError('history-unavailable', 'The history was shut meanwhile: try again.')
    const sessions = function* () {
      for (let number = 0; number < 500; number++) yield jane
      throw shut
    }
    await expect(exportSessions(sessions(), { path, format: 'json', now: testNow })).rejects.toBe(shut)
    expect(readdirSync(folder)).toEqual(['history.json'])
    expect(readFileSync(path, 'utf8')).toBe('older')
  })

  test('to where nothing can be written says what to do', async () => {
    const path = join(temporaryFolder(), 'gone', 'history.csv')
    await expect(exportSessions([jane], { path, format: 'csv', now: testNow })).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('Choose another folder.'),
    })
  })

  test.skipIf(process.getuid?.() === 0)('to a folder that is read-only says so', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o500)
    const exporting = exportSessions([jane], { path: join(folder, 'x.csv'), format: 'csv', now: testNow })
    await expect(exporting).rejects.toMatchObject({ code: 'failed' })
    chmodSync(folder, 0o700)
  })

  test('gives everything else its turn on the way', async () => {
    const path = join(temporaryFolder(), 'history.csv')
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    const sessions = Array.from({ length: 5000 }, () => jane)
    await exportSessions(sessions, { path, format: 'csv', now: testNow })
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
  })
})

describe('every session of a filter', () => {
  async function withMany(count: number) {
    const started = await startEngine()
    const { profile } = await profileWithKey(started.engine)
    for (let number = 0; number < count; number++) {
      await issueIn(started.engine, profile.id, { u: `Guest ${number}` })
    }
    return started.engine
  }

  test('comes newest first, without those that are removed before their turn', async () => {
    const engine = await withMany(205)
    const names: (string | null)[] = []
    for (const session of engine.sessions.each(everyFilter)) {
      if (names.push(session.name) === 1) {
        const { rows } = engine.sessions.search({ ...everyFilter, text: 'Guest 3', offset: 0, limit: 200 })
        engine.sessions.remove(rows.map(({ id }) => id))
      }
    }
    // Of the first hundred, which were read by then, none is missing.
    expect(names.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, number) => `Guest ${204 - number}`))
    expect(names.slice(100)).not.toContain('Guest 30')
    expect(names.at(-1)).toBe('Guest 0')
  })

  test('ends with a sentence where the history is locked on the way', async () => {
    const engine = await withMany(101)
    const sessions = engine.sessions.each(everyFilter)[Symbol.iterator]()
    for (let number = 0; number < 100; number++) expect(sessions.next().done).toBe(false)
    await engine.lock()
    expect(() => sessions.next()).toThrow(expect.objectContaining({ code: 'locked' }))
  })
})
