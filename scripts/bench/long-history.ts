import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { createDatabase, openDatabase } from '../../main/data/open-database.ts'
import { countStates, searchSessions } from '../../main/history/search.ts'
import { recordSession } from '../../main/history/session-rows.ts'
import type { SessionFilter } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { type Figure, percentile } from './figures.ts'
import { sampleSession } from './sample-session.ts'

const sessions = 100_000
const rounds = 5
const now = 1_800_000_000
const pageSize = 100
const host = `Node ${process.versions.node}`

const first = ['Jane', 'John', 'Zoë', 'José', 'Aiko', 'Fatima', 'Lars', 'Priya', 'Chidi', 'Olga']
const last = ['Smith', 'Müller', 'Ñandú', 'Tanaka', 'Haddad', 'Larsen', 'Patel', 'Okafor', 'Ivanova', 'Brown']
const rooms = ['lobby', 'product-demo', 'board-room', 'workshop', 'all-hands', 'interview-7', 'clinic']

/** What people type, a letter at a time: rare and common, one word and two. */
const typed = ['jane smith', 'zoe', 'crm-4711', 'workshop', 'lars okafor', 'x']

/** The first page, what is typed a letter at a time, and the counts by state, of an encrypted history of 100,000. */
export function longHistoryFigures(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const path = join(folder, 'history.db')
  const key = randomBytes(32)
  createDatabase(path, key)
  const database = openDatabase(path, key)
  try {
    fill(database)
    const page = (filter: SessionFilter) =>
      searchSessions(database, { ...filter, offset: 0, limit: pageSize }, now)
    const letters = typed.flatMap((text) => [...text].map((_, end) => text.slice(0, end + 1)))
    const firstPage = timed([everySession], page)
    const search = timed(
      letters.map((text) => ({ ...everySession, text })),
      page,
    )
    const filtered = timed(narrowed, page)
    const counts = timed([everySession, ...narrowed], (filter) => countStates(database, filter, now))
    const figure = (what: string, times: readonly number[], goal: number | null): Figure => ({
      what: `${sessions.toLocaleString('en')} sessions: ${what}, p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      goal,
      host,
    })
    return [
      figure('first page', firstPage, 20),
      figure('search as typed', search, 20),
      figure('page of a filter', filtered, 20),
      figure('counts by state', counts, null),
    ]
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const narrowed: readonly SessionFilter[] = [
  { ...everySession, state: 'valid' },
  { ...everySession, state: 'expired' },
  { ...everySession, environment: 'production' },
  { ...everySession, environment: 'staging', state: 'valid' },
  { ...everySession, from: now - 86_400, until: now },
]

/** Milliseconds of each, several times over, after one round that does not count. */
function timed(filters: readonly SessionFilter[], work: (filter: SessionFilter) => unknown): number[] {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    for (const filter of filters) {
      const start = performance.now()
      work(filter)
      if (round > 0) times.push(performance.now() - start)
    }
  }
  return times
}

/** One session a quarter of an hour, the newest a moment ago; about one in a thousand is still valid. */
function fill(database: Database): void {
  database.transaction(() => {
    for (let number = 0; number < sessions; number += 1) {
      const issuedAt = now - (sessions - number) * 900
      recordSession(database, {
        ...sampleSession,
        id: randomUUID(),
        environment: number % 3 === 0 ? 'production' : 'staging',
        name: `${first[number % first.length]} ${last[Math.floor(number / 10) % last.length]}`,
        room: rooms[number % rooms.length] ?? 'lobby',
        externalId: `crm-${number}`,
        issuedAt,
        validFrom: issuedAt,
        validUntil: issuedAt + (number % 50 === 0 ? 90 * 86_400 : 7200),
      })
    }
  })()
}
