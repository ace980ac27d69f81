import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionRow, SessionState } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import type { SessionQuery } from '../engine.ts'
import { searchable } from './searchable.ts'
import { rowColumns } from './session-rows.ts'

/** One condition with its values. */
interface Condition {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/**
 * Sessions, newest first: those whose name, room and external id hold every word of the text, without case and
 * accents, and that are in the state asked for at `now` (epoch seconds). `total` counts all of them.
 */
export function searchSessions(
  database: Database,
  query: SessionQuery,
  now: number,
): { rows: SessionRow[]; total: number } {
  const conditions = [...textConditions(database, query.text), ...stateConditions(query.state, now)]
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`
  const values = conditions.flatMap((condition) => condition.values)
  const count = prepared<(string | number)[], { total: number }>(
    database,
    `SELECT count(*) AS total FROM sessions ${where}`,
  )
  const page = prepared<(string | number)[], SessionRow>(
    database,
    `SELECT ${rowColumns} FROM sessions WHERE number IN (
      SELECT number FROM sessions ${where} ORDER BY issued_at DESC, number DESC LIMIT ? OFFSET ?
    ) ORDER BY issued_at DESC, number DESC`,
  )
  return {
    rows: page.all(...values, query.limit, query.offset),
    total: count.get(...values)?.total ?? 0,
  }
}

/** The trigram index finds nothing for one or two characters; those are looked for in every row. */
const shortestIndexed = 3

function textConditions(database: Database, text: string): Condition[] {
  const words = searchable(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const indexed = words.filter((word) => [...word].length >= shortestIndexed)
  const short = words.filter((word) => [...word].length < shortestIndexed)
  return [
    ...short.map((word) => ({ sql: 'instr(folded, ?) > 0', values: [word] })),
    ...(indexed.length === 0 ? [] : [indexCondition(database, indexed.map(asPhrase).join(' AND '))]),
  ]
}

/** So many hits of the text index are looked up one by one more quickly than the whole history is gone through. */
const fewHits = 5000

/** The plus keeps SQLite from looking up every hit (https://sqlite.org/optoverview.html#uplus). */
function indexCondition(database: Database, phrases: string): Condition {
  const sql = 'SELECT count(*) AS hits FROM sessions_text WHERE sessions_text MATCH ?'
  const hits = prepared<[string], { hits: number }>(database, sql).get(phrases)?.hits ?? 0
  const column = hits > fewHits ? '+number' : 'number'
  return {
    sql: `${column} IN (SELECT rowid FROM sessions_text WHERE sessions_text MATCH ?)`,
    values: [phrases],
  }
}

/** A word as it stands, whatever signs are in it (https://sqlite.org/fts5.html#fts5_strings). */
const asPhrase = (word: string) => `"${word.replaceAll('"', '""')}"`

const never = '(valid_from IS NOT NULL AND valid_until IS NOT NULL AND valid_until <= valid_from)'
const notYet = '(valid_from IS NOT NULL AND valid_from > ?)'

/** The same meaning as `stateOf` in `shared/validity/state.ts`. */
function stateConditions(state: SessionState | null, now: number): Condition[] {
  switch (state) {
    case null:
      return []
    case 'never':
      return [{ sql: never, values: [] }]
    case 'not-yet':
      return [{ sql: `NOT ${never} AND ${notYet}`, values: [now] }]
    case 'no-end':
      return [{ sql: `valid_until IS NULL AND NOT ${notYet}`, values: [now] }]
    case 'expired':
      return [{ sql: `NOT ${never} AND NOT ${notYet} AND valid_until <= ?`, values: [now, now] }]
    case 'valid':
      return [{ sql: `NOT ${never} AND NOT ${notYet} AND valid_until > ?`, values: [now, now] }]
  }
}
