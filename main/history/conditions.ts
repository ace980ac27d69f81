import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter, SessionState } from '../../shared/schemas.ts'
import { wordsIn } from '../../shared/text/words.ts'
import { prepared } from '../data/prepared.ts'
import { searchable } from './searchable.ts'

export type Value = string | number

/** A condition with its values. */
export interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** What a filter comes to in SQL. */
export interface FilterPlan {
  /** Where the rows are read from: the table, and the index that holds everything the conditions look at. */
  readonly from: string
  readonly conditions: readonly Condition[]
  /** How many sessions fit, where that is known by now without looking at them; else null. */
  readonly total: number | null
}

/** Holds every column that a filter looks at, in the order of the history. */
const inOrder = 'sessions INDEXED BY sessions_listed'

/** Holds only when sessions start, end and were stopped, and whence they come: a fifth of the bytes, for all that a state needs. */
const timesOnly = 'sessions INDEXED BY sessions_times'

/** Rows are looked up by their number; no other index is worth it then (https://sqlite.org/lang_indexedby.html). */
const byNumber = 'sessions NOT INDEXED'

/** So many hits of the text index are looked up one by one more quickly than all sessions are gone through. */
const fewHits = 1500

/** The trigram index finds nothing for one or two characters; those are looked for in every row. */
const shortestIndexed = 3

/**
 * How the sessions of a filter are found quickly, at `now` (epoch seconds). The indexes are named: SQLite itself
 * would take the one for a profile, and then read every session of it from the table.
 */
export function planFor(database: Database, filter: SessionFilter, now: number): FilterPlan {
  const others = [
    ...stateConditions(filter.state, now),
    ...fieldConditions(filter),
    ...originConditions(filter.origin),
  ]
  const words = wordsOf(filter.text)
  if (words.length === 0) {
    const total = isUnfiltered(filter) ? numberOfSessions(database) - numberCrafted(database, []) : null
    return { from: inOrder, conditions: others, total }
  }
  const indexed = words.filter((word) => [...word].length >= shortestIndexed)
  const short = words.filter((word) => [...word].length < shortestIndexed)
  const phrases = indexed.map(asPhrase).join(' AND ')
  const hits = indexed.length === 0 ? Number.POSITIVE_INFINITY : hitsUpTo(database, phrases, fewHits + 1)
  const isAll = short.length === 0 && isUnfiltered(filter)
  if (hits > fewHits) {
    return {
      from: inOrder,
      conditions: [...others, ...words.map(contains)],
      total: isAll ? hitsUpTo(database, phrases, -1) - numberCrafted(database, words) : null,
    }
  }
  const inText = 'number IN (SELECT rowid FROM sessions_text WHERE sessions_text MATCH ?)'
  return {
    from: byNumber,
    conditions: [{ sql: inText, values: [phrases] }, ...others, ...short.map(contains)],
    total: isAll ? hits - numberCrafted(database, words) : null,
  }
}

/** Where the sessions of a plan are counted from: with fewer columns to look at, a smaller index does. */
export function countedFrom(plan: FilterPlan, filter: SessionFilter): string {
  const isTimesOnly = wordsOf(filter.text).length === 0 && fieldConditions(filter).length === 0
  return isTimesOnly ? timesOnly : plan.from
}

/** The conditions as the end of a statement, and their values. */
export function whereOf(conditions: readonly Condition[]): Condition {
  const sql = conditions.length === 0 ? '' : `WHERE ${conditions.map((one) => one.sql).join(' AND ')}`
  return { sql, values: conditions.flatMap(({ values }) => values) }
}

/** The words of a text that is searched for, folded. */
export const wordsOf = (text: string): string[] => wordsIn(searchable(text))

/** A word as it stands, whatever signs are in it (https://sqlite.org/fts5.html#fts5_strings). */
const asPhrase = (word: string) => `"${word.replaceAll('"', '""')}"`

const contains = (word: string): Condition => ({ sql: 'instr(folded, ?) > 0', values: [word] })

/** How many sessions the text index finds, counted no further than `limit`; -1 for all. */
function hitsUpTo(database: Database, phrases: string, limit: number): number {
  const sql = 'SELECT count(*) AS hits FROM (SELECT 1 FROM sessions_text WHERE sessions_text MATCH ? LIMIT ?)'
  return prepared<[string, number], { hits: number }>(database, sql).get(phrases, limit)?.hits ?? 0
}

function numberOfSessions(database: Database): number {
  const sql = 'SELECT count(*) AS total FROM sessions'
  return prepared<[], { total: number }>(database, sql).get()?.total ?? 0
}

/** How many sessions were crafted, of those with all these words. They are few, and have an index of their own. */
function numberCrafted(database: Database, words: readonly string[]): number {
  const { sql, values } = whereOf([{ sql: "origin = 'crafted'", values: [] }, ...words.map(contains)])
  const counted = `SELECT count(*) AS total FROM sessions INDEXED BY sessions_crafted ${sql}`
  return prepared<Value[], { total: number }>(database, counted).get(...values)?.total ?? 0
}

/** True where a filter asks for nothing beside a text. */
function isUnfiltered(filter: SessionFilter): boolean {
  return filter.state === null && filter.origin === null && fieldConditions(filter).length === 0
}

/** What was crafted stays out of sight until it is asked for. */
function originConditions(origin: SessionFilter['origin']): Condition[] {
  if (origin === 'all') return []
  return origin === null
    ? [{ sql: "origin <> 'crafted'", values: [] }]
    : [{ sql: 'origin = ?', values: [origin] }]
}

function fieldConditions({ profileId, environment, from, until }: SessionFilter): Condition[] {
  const fields: readonly (readonly [string, Value | null])[] = [
    ['profile_id = ?', profileId],
    ['environment = ?', environment],
    ['issued_at >= ?', from],
    ['issued_at < ?', until],
  ]
  return fields.flatMap(([sql, value]) => (value === null ? [] : [{ sql, values: [value] }]))
}

const started = '(valid_from IS NULL OR valid_from <= ?)'
const goesOn = 'stopped_at IS NULL'

/** The same meaning as `stateOf` in `shared/validity/state.ts`. What most sessions fail at comes first. */
export function stateCondition(state: SessionState, now: number): Condition {
  switch (state) {
    case 'stopped':
      return { sql: 'stopped_at IS NOT NULL', values: [] }
    case 'never':
      return { sql: `valid_until <= valid_from AND ${goesOn}`, values: [] }
    case 'not-yet':
      return {
        sql: `valid_from > ? AND (valid_until IS NULL OR valid_until > valid_from) AND ${goesOn}`,
        values: [now],
      }
    case 'no-end':
      return { sql: `valid_until IS NULL AND end_unknown = 0 AND ${started} AND ${goesOn}`, values: [now] }
    case 'unknown-end':
      return { sql: `valid_until IS NULL AND end_unknown = 1 AND ${started} AND ${goesOn}`, values: [now] }
    case 'expired':
      return {
        sql: `valid_until <= ? AND (valid_from IS NULL OR valid_until > valid_from) AND ${goesOn}`,
        values: [now],
      }
    case 'valid':
      return { sql: `valid_until > ? AND ${started} AND ${goesOn}`, values: [now, now] }
  }
}

const stateConditions = (state: SessionState | null, now: number): Condition[] =>
  state === null ? [] : [stateCondition(state, now)]
