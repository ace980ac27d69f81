import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { createDatabase, openDatabase } from '../../main/data/open-database.ts'
import { countSessionsOf, countStates } from '../../main/history/count-states.ts'
import { searchSessions } from '../../main/history/search.ts'
import { mergeTextIndex } from '../../main/history/text-index.ts'
import type { SessionFilter } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { type Figure, median, percentile } from './figures.ts'
import { fillBatch, fillMixed, benchNow as now, sessionsInAll } from './million-sessions.ts'

const rounds = 3
const pageSize = 100
/** Places of each filter's list that are gone to. */
const places = 60
const queriesForMemory = 10_000
const host = `Node ${process.versions.node}`

/** What people type, a letter at a time: rare and common, one word and two. */
const typed = ['jane smith', 'zoe', 'crm-4711', 'workshop', 'lars okafor', 'x']
const letters = typed.flatMap((text) => [...text].map((_, end) => text.slice(0, end + 1)))

/** What people look for when they know it. */
const lookedFor = ['crm-471199', 'crm-23', 'jane smith', 'lars okafor', 'kowalski', 'nobody']

const narrowed: readonly SessionFilter[] = [
  { ...everySession, state: 'valid' },
  { ...everySession, state: 'expired' },
  { ...everySession, state: 'not-yet' },
  { ...everySession, state: 'never' },
  { ...everySession, state: 'stopped' },
  { ...everySession, profileId: 'bench-1' },
  { ...everySession, environment: 'production' },
  { ...everySession, environment: 'staging', state: 'valid' },
  { ...everySession, origin: 'crafted' },
  { ...everySession, from: now - 86_400, until: now },
  { ...everySession, from: now - 400 * 86_400, until: now - 35 * 86_400, state: 'expired' },
  { ...everySession, text: 'jane', state: 'valid' },
  { ...everySession, text: 'workshop', profileId: 'bench-0' },
]

/** Pages, searches and counts of encrypted histories of a million sessions, against `LIKE` on the same table. */
export function longHistoryFigures(): Figure[] {
  return [
    ...withHistory(fillMixed, (database) => [
      ...figuresOf(database, 'over two years'),
      againstLike(database),
      memoryRatio(database),
    ]),
    ...withHistory(fillBatch, (database) => figuresOf(database, 'of one batch')),
  ]
}

function withHistory(
  fill: (database: Database) => void,
  measure: (database: Database) => Figure[],
): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const path = join(folder, 'history.db')
  const key = randomBytes(32)
  createDatabase(path, key)
  const database = openDatabase(path, key)
  try {
    fill(database)
    while (mergeTextIndex(database, 1000));
    return measure(database)
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function figuresOf(database: Database, kind: string): Figure[] {
  const page = (filter: SessionFilter) =>
    searchSessions(database, { ...filter, offset: 0, limit: pageSize }, now)
  const all = [everySession, ...narrowed]
  let moment = now
  const count = (filter: SessionFilter) => {
    // Another moment each time: what was counted a moment ago is not taken for it.
    moment -= 1
    return countStates(database, filter, moment)
  }
  const figure = (what: string, times: readonly number[], goal: number): Figure => ({
    what: `${sessionsInAll.toLocaleString('en')} sessions ${kind}: ${what}, p95`,
    value: percentile(times, 0.95),
    unit: 'ms',
    goal,
    host,
  })
  const typedFilters = letters.map((text) => ({ ...everySession, text }))
  return [
    figure('first page', timed([everySession], page), 20),
    figure('page of a filter', timed(narrowed, page), 20),
    figure(
      'page anywhere',
      all.flatMap((filter) => deepTimes(database, filter)),
      20,
    ),
    figure('search as typed', timed(typedFilters, page), 20),
    figure('counts by state', timed(all, count), 100),
    figure('counts as typed', timed(typedFilters, count), 100),
  ]
}

/** Milliseconds of each, several times over, after one round that does not count. */
function timed(filters: readonly SessionFilter[], work: (filter: SessionFilter) => unknown): number[] {
  const times: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    for (const filter of filters) {
      const time = timeOf(() => work(filter))
      if (round > 0) times.push(time)
    }
  }
  return times
}

/** Milliseconds of pages at places all over a filter's list, the first of which finds nothing remembered. */
function deepTimes(database: Database, filter: SessionFilter): number[] {
  const total = countSessionsOf(countStates(database, filter, now), filter.state)
  if (total <= pageSize) return []
  return Array.from({ length: places }, (_, at) => {
    // All over the list, and never in order: 37 has no divisor in common with the number of places.
    const offset = Math.floor(((at * 37) % places) * ((total - pageSize) / places))
    return timeOf(() => searchSessions(database, { ...filter, offset, limit: pageSize }, now))
  })
}

/** Which part a page of a search takes of the time that `LIKE` takes for it. */
function againstLike(database: Database): Figure {
  const like = database.prepare(`SELECT * FROM sessions
    WHERE name LIKE @text OR room LIKE @text OR external_id LIKE @text OR note LIKE @text
    ORDER BY number DESC LIMIT ${pageSize}`)
  const ratios = lookedFor.map((text) => {
    const query = { ...everySession, text, offset: 0, limit: pageSize }
    const ours = best(() => searchSessions(database, query, now))
    return ours / best(() => like.all({ text: `%${text}%` }))
  })
  return {
    what: 'search in 1,000,000 sessions, of the time of LIKE on the same table, median',
    value: median(ratios),
    unit: 'times',
    goal: 1 / 50,
    host,
  }
}

/** How much larger the process is after very many queries than after some. */
function memoryRatio(database: Database): Figure {
  const filters = [...narrowed, ...letters.map((text) => ({ ...everySession, text }))]
  const ask = (count: number) => {
    for (let at = 0; at < count; at += 1) {
      const filter = filters[at % filters.length] ?? everySession
      const offset = at % 7 === 0 ? (at % 90) * pageSize : 0
      searchSessions(database, { ...filter, offset, limit: pageSize }, now)
    }
  }
  ask(1000)
  const before = process.memoryUsage.rss()
  ask(queriesForMemory)
  return {
    what: `memory after ${queriesForMemory.toLocaleString('en')} queries, of that before`,
    value: process.memoryUsage.rss() / before,
    unit: 'times',
    goal: 1.2,
    host,
  }
}

function best(work: () => unknown): number {
  return Math.min(...Array.from({ length: rounds }, () => timeOf(work)))
}

function timeOf(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
