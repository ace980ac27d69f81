import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter, SessionState } from '../../shared/schemas.ts'
import { wordsIn } from '../../shared/text/words.ts'
import { prepared } from '../data/prepared.ts'
import { firstNumberAt } from './numbers.ts'
import { asPhrase, searchable } from './searchable.ts'

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
}

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
  if (words.length === 0) return { from: byNumber, conditions: others }
  const indexed = words.filter((word) => [...word].length >= shortestIndexed)
  const short = words.filter((word) => [...word].length < shortestIndexed)
  const phrases = indexed.map(asPhrase).join(' AND ')
  const hits = indexed.length === 0 ? Number.POSITIVE_INFINITY : hitsUpTo(database, phrases, fewHits + 1)
  if (hits > fewHits) return { from: byNumber, conditions: [...others, ...words.map(contains)] }
  const inText = 'number IN (SELECT rowid FROM sessions_text WHERE sessions_text MATCH ?)'
  return {
    from: byNumber,
    conditions: [{ sql: inText, values: [phrases] }, ...others, ...short.map(contains)],
  }
}

/** The conditions as the end of a statement, and their values. */
export function whereOf(conditions: readonly Condition[]): Condition {
  const sql = conditions.length === 0 ? '' : `WHERE ${conditions.map((one) => one.sql).join(' AND ')}`
  return { sql, values: conditions.flatMap(({ values }) => values) }
}

/** The words of a text that is searched for, folded. */
export const wordsOf = (text: string): string[] => wordsIn(searchable(text))

const contains = (word: string): Condition => ({ sql: 'instr(folded, ?) > 0', values: [word] })

/** How many sessions the text index finds, counted no further than `limit`; -1 for all. */
function hitsUpTo(database: Database, phrases: string, limit: number): number {
  const sql = 'SELECT count(*) AS hits FROM (SELECT 1 FROM sessions_text WHERE sessions_text MATCH ? LIMIT ?)'
  return prepared<[string, number], { hits: number }>(database, sql).get(phrases, limit)?.hits ?? 0
}

/** What was crafted stays out of sight until it is asked for. */
function originConditions(origin: SessionFilter['origin']): Condition[] {
  if (origin === 'all') return []
  return origin === null ? [ofIssuers("origin <> 'crafted'", [])] : [ofIssuers('origin = ?', [origin])]
}

const ofIssuers = (sql: string, values: readonly Value[]): Condition => ({
  sql: `issuer IN (SELECT number FROM issuers WHERE ${sql})`,
  values,
})

function fieldConditions({ profileId, environment, from, until }: SessionFilter): Condition[] {
  return [
    ...(profileId === null ? [] : [ofIssuers('profile_id = ?', [profileId])]),
    ...(environment === null ? [] : [ofIssuers('environment = ?', [environment])]),
    ...(from === null ? [] : [{ sql: 'number >= ?', values: [firstNumberAt(from)] }]),
    ...(until === null ? [] : [{ sql: 'number < ?', values: [firstNumberAt(until)] }]),
  ]
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
