import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type SessionFilter, sessionStateSchema } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { createPeople } from '../people/people.ts'
import { issuedIdentities, similarIdentities } from '../platforms/identities.ts'
import { keepClock, knownBeside } from '../platforms/known.ts'
import { profileById, writeProfile } from '../profiles/profile-rows.ts'
import { acme, testNow } from '../test-drafts.ts'
import { areChangesMany, changesSince, trimChanges } from './changes.ts'
import { countStates } from './count-states.ts'
import { currentSessions, makeCurrent, stopSession } from './current-rows.ts'
import { isAnyIssuerUnused, relabelSessions, removeUnusedIssuers } from './issuers.ts'
import { eraseOverdue, isAnyOverdue, overdueAt, previewOverdue, removeOverdue } from './overdue.ts'
import { removeSessions, restoreSessions } from './removal.ts'
import { searchSessions, sessionNumbers } from './search.ts'
import { recordSession, sessionById, sessionsByNumber, writeNote } from './session-rows.ts'
import { statisticsOf } from './statistics.ts'
import { addBatch, oneOfMany, recordRows } from './test-many.ts'
import { storedSession } from './test-sessions.ts'
import { mergeTextIndex, textSegments } from './text-index.ts'

const seen = vi.hoisted(() => ({ statements: new Set<string>(), sites: new Map<string, Set<string>>() }))

/** Notes what is asked of a database, and where in the source. */
vi.mock(import('../data/prepared.ts'), async (original) => {
  const real = await original()
  return {
    prepared: (database, sql) => {
      seen.statements.add(sql)
      const frame = new Error().stack?.split('\n').find((line) => !/query-plans|^Error/.test(line)) ?? ''
      const [, file = '', place = ''] = /([\w-]+\.ts)[^:]*:(\d+:\d+)/.exec(frame) ?? []
      seen.sites.set(file, (seen.sites.get(file) ?? new Set()).add(place))
      return real.prepared(database, sql)
    },
  }
})

/** Tables that have a row for each profile, issuer, batch or person, or a few: they may be gone through. */
const small =
  /^SCAN (issuers|batches|profiles|people|settings|draft|lab_draft|json_each|temp\.session_terms|CONSTANT ROW|\d+-ROW VALUES CLAUSE)\b/

/** What else may be gone through or sorted, by what its statement says. */
const allowed: readonly { readonly says: string; readonly plan: RegExp; readonly why: string }[] = [
  {
    says: 'sessions INDEXED BY sessions_listed',
    plan: /^(SCAN|SEARCH) sessions USING COVERING INDEX sessions_listed/,
    why: 'Pages: read in their order from an index that has every column, until the page is full. Counts: 50 ns a session.',
  },
  {
    says: 'SELECT count(*) AS total FROM sessions ',
    plan: /^SCAN sessions USING COVERING INDEX/,
    why: 'The number of entries of the shortest index.',
  },
  {
    says: 'sessions_text MATCH',
    plan: /^SCAN sessions_text VIRTUAL TABLE INDEX \d+:.*M/,
    why: 'A search in the text index, which SQLite calls a scan.',
  },
  {
    says: 'ORDER BY number DESC LIMIT 2000',
    plan: /^SCAN (sessions|\(subquery-\d+\))$/,
    why: 'The newest 2,000 sessions and no more, for one or two letters.',
  },
  {
    says: 'ORDER BY number DESC LIMIT 50',
    plan: /^SCAN (sessions|\(subquery-\d+\))$/,
    why: 'The newest 50 sessions and no more.',
  },
  {
    says: 'sessions AS ones INDEXED BY sessions_of_issuer CROSS JOIN',
    plan: /^USE TEMP B-TREE FOR ORDER BY$/,
    why: 'At most 4,000 sessions: more are read in their order.',
  },
  {
    says: 'FROM sessions INDEXED BY sessions_of_issuer WHERE sessions.issuer IN (SELECT value',
    plan: /^USE TEMP B-TREE FOR ORDER BY$/,
    why: 'At most 1,000 sessions: more are read from the text index.',
  },
  {
    says: 'sessions AS ones INDEXED BY sessions_ends CROSS JOIN',
    plan: /^USE TEMP B-TREE FOR ORDER BY$/,
    why: 'At most 4,000 sessions: more are read in their order.',
  },
  {
    says: 'WHERE sessions.number IN (SELECT value FROM json_each(?)) AND CASE',
    plan: /^USE TEMP B-TREE FOR (GROUP|ORDER) BY$/,
    why: 'At most 1,000 sessions, whose numbers are given.',
  },
  {
    says: 'INDEXED BY sessions_of_identity',
    plan: /^USE TEMP B-TREE FOR (GROUP|ORDER) BY$/,
    why: 'The sessions of one guest.',
  },
  {
    says: 'SELECT count(*) AS tokens FROM (',
    plan: /^SCAN \(subquery-\d+\)$/,
    why: 'The tokens that would go are counted when a person is about to change the settings, by an index.',
  },
  ...(['stopped', 'never', 'endless', 'delayed'] as const).map((state) => ({
    says: `INDEXED BY sessions_${state}`,
    plan: new RegExp(`^SCAN sessions USING (COVERING )?INDEX sessions_${state}$`),
    why: 'An index of these sessions alone, in their order.',
  })),
  {
    says: 'SELECT count(*) AS count FROM (SELECT 1 FROM',
    plan: /^SCAN (\(subquery-\d+\)|sessions_text VIRTUAL)/,
    why: 'Counted no further than a limit.',
  },
  {
    says: 'FROM segments',
    plan: /^SCAN segments$/,
    why: 'A row for each segment of the text index.',
  },
]

let database: Database

/** Room for more sessions than are sorted or looked up one by one. */
const many = 4200

beforeAll(async () => {
  database = memoryDatabase()
  await runThroughEverything()
}, 120_000)
afterAll(() => void database.close())

async function runThroughEverything(): Promise<void> {
  writeProfile(database, { ...acme, anonymous: true }, 'p1')
  writeProfile(database, { ...acme, name: 'Small' }, 'p2')
  const batch = addBatch(database)
  const rows = Array.from({ length: many }, (_, at) => oneOfMany(at, { validUntil: testNow + 60 }))
  recordRows(database, rows, { batch, profileId: 'p1' })
  const people = createPeople({ storage: { use: (work) => work(database) }, announce: () => undefined })
  const guest = { name: 'Jane', externalId: 'crm-x' }
  const profile = { id: 'p1', anonymous: true }
  const alias = people.aliasFor(profile, guest)
  if (alias === null) throw new Error('An anonymous profile has an alias for everybody.')
  const personId = people.record(database, 'p1', guest, alias, testNow)
  recordSession(
    database,
    storedSession({
      ...{ id: 's1', profileId: 'p1', name: alias.name, externalId: alias.externalId, identityKey: 'x' },
      person: { id: personId, ...guest },
    }),
  )
  people.record(database, 'p1', { ...guest, name: 'Jane Doe' }, alias, testNow)
  people.search({ profileId: 'p1', text: 'ja', offset: 0, limit: 9 })
  people.each('p1')
  people.setParticipant(personId, 'participant')
  recordSession(database, storedSession({ id: 's2', profileId: 'p2', origin: 'crafted', keyId: 'k' }))
  recordSession(database, storedSession({ id: 's3', profileId: 'p2', validUntil: testNow - 1 }))
  makeCurrent(database, 'p2', 's3')
  currentSessions(database, testNow)
  searchEverything()
  const stored = profileById(database, 'p1')
  if (stored === null) throw new Error('The profile is there.')
  keepClock(database, stored, 3, testNow)
  knownBeside(database, { profileId: 'p1', room: 'lobby', guest }, people.aliasFor, testNow)
  issuedIdentities(database, 'p1')
  similarIdentities(database, 'p1', 'X')
  sessionById(database, 's1')
  writeNote(database, 's1', 'Call back')
  stopSession(database, 's1', testNow)
  people.forget(personId)
  const ofBatch = sessionNumbers(database, { ...everySession, text: 'crm-42' }, testNow, { limit: 1 })
  const [one] = sessionsByNumber(database, ofBatch)
  restoreSessions(database, removeSessions(database, ['s3', one?.id ?? '']))
  relabelSessions(database, 'k', 'other')
  if (!isAnyIssuerUnused(database)) removeUnusedIssuers(database)
  for (const settings of [
    { keepTokens: 'never', retentionDays: 1 },
    { keepTokens: 'until-expiry', retentionDays: 1 },
  ] as const) {
    const overdue = overdueAt({ ...settings, clipboardClearSeconds: 0, lockAfterMinutes: 0 }, testNow)
    previewOverdue(database, overdue, testNow)
    isAnyOverdue(database, overdue)
    eraseOverdue(database, overdue, 1)
    removeOverdue(database, overdue, 1)
  }
  // The moment is behind all of them, so that one is looked at.
  previewOverdue(database, { issuedBefore: testNow + 1, endedBy: null }, testNow)
  const { mark } = changesSince(database, null)
  changesSince(database, { ...mark, after: 0 }, 9)
  areChangesMany(database)
  trimChanges(database)
  const use = <T>(work: (database: Database) => T) => work(database)
  for (const profileId of ['p1', null]) {
    await statisticsOf(use, { from: 0, until: testNow + 1, timeZone: 'UTC', profileId }, testNow)
  }
  textSegments(database)
  mergeTextIndex(database, 0)
}

function searchEverything(): void {
  const states = [null, ...sessionStateSchema.options]
  const others: Partial<SessionFilter>[] = [
    {},
    { origin: 'all' },
    { profileId: 'p1' },
    { profileId: 'p2', origin: 'all' },
    { from: testNow - 9, until: testNow + 9 },
    { profileId: 'p1', from: testNow - 9, until: testNow + 9 },
  ]
  for (const other of others) {
    for (const text of ['', 'guest', 'guest 42', 'gu', 'g 9', 'call']) {
      for (const state of states) {
        const filter = { ...everySession, ...other, text, state }
        // Later than all, everything has expired; earlier, nothing has.
        for (const now of [testNow, testNow + 99]) {
          searchSessions(database, { ...filter, offset: 0, limit: 10 }, now)
          searchSessions(database, { ...filter, offset: 1200, limit: 10 }, now)
        }
        const numbers = sessionNumbers(database, filter, testNow, { limit: 3 })
        sessionsByNumber(database, numbers)
        sessionNumbers(database, filter, testNow, { below: numbers.at(-1) ?? 1, limit: 3 })
      }
      countStates(database, { ...everySession, ...other, text }, testNow)
      countStates(database, { ...everySession, ...other, text }, testNow + 99)
    }
  }
}

/** The plan of a statement, a line for each step, with zeros for its values. */
function planOf(sql: string): string[] {
  const filled = sql.replace(/\?|@\w+/g, '0')
  return database
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${filled}`)
    .all()
    .map(({ detail }) => detail)
}

const isExplained = (sql: string) => /^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/.test(sql)

describe('no query', () => {
  test('goes through all sessions, or sorts more than a few of them, but for what is allowed', () => {
    const faults = [...seen.statements].filter(isExplained).flatMap((sql) =>
      planOf(sql)
        .filter((step) => /^(SCAN|USE TEMP B-TREE)/.test(step))
        .filter((step) => !small.test(step) && !isAllowed(sql, step))
        .map((step) => `${step}\n  in ${sql.replace(/\s+/g, ' ')}`),
    )
    expect(faults).toEqual([])
  })

  test('of the history, of people or of what is known of them was left out', () => {
    const files = [
      ...['history', 'people'].flatMap((folder) => sourcesIn(join(import.meta.dirname, '..', folder))),
      ...['identities.ts', 'known.ts'].map((name) => join(import.meta.dirname, '..', 'platforms', name)),
    ]
    const asked = files.flatMap((path) => {
      const count = readFileSync(path, 'utf8').match(/\bprepared[<(]/g)?.length ?? 0
      return count === 0 ? [] : [`${basename(path)}: ${count}`]
    })
    const run = files.map((path) => basename(path)).filter((name) => seen.sites.has(name))
    expect(run.map((name) => `${name}: ${seen.sites.get(name)?.size ?? 0}`)).toEqual(asked)
  })

  test('is allowed that is not there any more', () => {
    const steps = [...seen.statements]
      .filter(isExplained)
      .flatMap((sql) => planOf(sql).map((step) => ({ sql, step })))
    const unused = allowed.filter(
      ({ says, plan }) => !steps.some(({ sql, step }) => sql.includes(says) && plan.test(step)),
    )
    expect(unused.map(({ says }) => says)).toEqual([])
  })
})

/** What goes through an index in order has to end somewhere, or to count. */
const isAllowed = (sql: string, step: string) =>
  /LIMIT|count\((\*|id)\)/.test(sql) &&
  allowed.some(({ says, plan }) => sql.includes(says) && plan.test(step))

function sourcesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|^test-/.test(name))
    .map((name) => join(folder, name))
}
