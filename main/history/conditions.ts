import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter, SessionState } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { firstNumberAt } from './numbers.ts'

export type Value = string | number

/** A condition with its values. */
export interface Condition {
  readonly sql: string
  readonly values: readonly Value[]
}

/** The conditions as the end of a statement, and their values. */
export function whereOf(conditions: readonly Condition[]): Condition {
  const sql = conditions.length === 0 ? '' : `WHERE ${conditions.map((one) => one.sql).join(' AND ')}`
  return { sql, values: conditions.flatMap(({ values }) => values) }
}

/**
 * The issuers whose sessions a filter lets through: what was crafted stays out of sight until it is asked for. Null where
 * those are all.
 */
export function issuersOf(
  database: Database,
  { profileId, environment, origin }: Pick<SessionFilter, 'profileId' | 'environment' | 'origin'>,
): readonly number[] | null {
  const sql = 'SELECT number, profile_id AS profileId, environment, origin FROM issuers'
  const all = prepared<[], FilteredIssuer>(database, sql).all()
  const fitting = all.filter(
    (one) =>
      (profileId === null || one.profileId === profileId) &&
      (environment === null || one.environment === environment) &&
      (origin === 'all' || (origin === null ? one.origin !== 'crafted' : one.origin === origin)),
  )
  return fitting.length === all.length ? null : fitting.map(({ number }) => number)
}

type FilteredIssuer = { readonly number: number } & Pick<
  SessionFilter,
  'profileId' | 'environment' | 'origin'
>

export function issuerConditions(issuers: readonly number[] | null): Condition[] {
  if (issuers === null) return []
  // Up to two numbers are compared with each row; more are looked up.
  if (issuers.length <= 2) {
    return [{ sql: `sessions.issuer IN (${issuers.map(() => '?').join(', ')})`, values: issuers }]
  }
  return [{ sql: 'sessions.issuer IN (SELECT value FROM json_each(?))', values: [JSON.stringify(issuers)] }]
}

/** Numbers between which the sessions of a filter are; null where there is no limit. */
export interface NumberLimits {
  readonly from: number | null
  /** The first one that is too late. */
  readonly until: number | null
}

/** The numbers of the sessions that were issued at or after and before the moments of a filter. */
export const limitsOf = ({ from, until }: Pick<SessionFilter, 'from' | 'until'>): NumberLimits => ({
  from: from === null ? null : firstNumberAt(from),
  until: until === null ? null : firstNumberAt(until),
})

/** The numbers that are within both. SQLite begins at one limit on each side, and goes through what another leaves out. */
export function within(one: NumberLimits, other: NumberLimits): NumberLimits {
  const of = (choose: (...values: number[]) => number, values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null)
    return known.length === 0 ? null : choose(...known)
  }
  return { from: of(Math.max, [one.from, other.from]), until: of(Math.min, [one.until, other.until]) }
}

/** @param number the column to compare. The text index looks at whole numbers only. */
export function limitConditions({ from, until }: NumberLimits, number: string): Condition[] {
  return [
    ...(from === null ? [] : [{ sql: `${number} >= CAST(? AS INTEGER)`, values: [from] }]),
    ...(until === null ? [] : [{ sql: `${number} < CAST(? AS INTEGER)`, values: [until] }]),
  ]
}

export const containsWord = (word: string): Condition => ({
  sql: 'instr(sessions.folded, ?) > 0',
  values: [word],
})

const [from, until] = ['sessions.valid_from', 'sessions.valid_until']
const started = `(${from} IS NULL OR ${from} <= ?)`
const goesOn = 'sessions.stopped_at IS NULL'

/** The same meaning as `stateOf` in `shared/validity/state.ts`. What most sessions fail at comes first. */
export function stateCondition(state: SessionState, now: number): Condition {
  switch (state) {
    case 'stopped':
      return { sql: 'sessions.stopped_at IS NOT NULL', values: [] }
    case 'never':
      return { sql: `${until} <= ${from} AND ${goesOn}`, values: [] }
    case 'not-yet':
      return { sql: `${from} > ? AND (${until} IS NULL OR ${until} > ${from}) AND ${goesOn}`, values: [now] }
    case 'no-end':
      return {
        sql: `${until} IS NULL AND sessions.end_unknown = 0 AND ${started} AND ${goesOn}`,
        values: [now],
      }
    case 'unknown-end':
      return {
        sql: `${until} IS NULL AND sessions.end_unknown = 1 AND ${started} AND ${goesOn}`,
        values: [now],
      }
    case 'expired':
      return { sql: `${until} <= ? AND (${from} IS NULL OR ${until} > ${from}) AND ${goesOn}`, values: [now] }
    case 'valid':
      return { sql: `${until} > ? AND ${started} AND ${goesOn}`, values: [now, now] }
  }
}
