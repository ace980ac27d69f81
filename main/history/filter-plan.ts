import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter, SessionState } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import {
  type Condition,
  containsWord,
  issuerConditions,
  issuersOf,
  limitsOf,
  type NumberLimits,
  stateCondition,
  type Value,
  within,
} from './conditions.ts'
import { firstNumberAt } from './numbers.ts'
import { textMatch, wordsOf } from './text-match.ts'

/** What a filter comes to in SQL. */
export interface FilterPlan {
  /** Where the sessions are read from: the narrowest of what leads to them. */
  readonly from: string
  /** The number of a session there; reading in its order needs no sorting, but for few. */
  readonly number: string
  readonly conditions: readonly Condition[]
  /** Within which numbers to read. */
  readonly limits: NumberLimits
}

/** What of a filter does not depend on the state. */
export interface Narrowed {
  /** Null for all. */
  readonly issuers: readonly number[] | null
  readonly limits: NumberLimits
  readonly words: readonly string[]
  /** What the text index is asked for; null where nothing is searched for. */
  readonly match: string | null
}

/** So many sessions are sorted, or looked up one by one, in a few milliseconds. */
const few = 4000
/** The same where the sessions themselves are read, and not an index. */
const veryFew = 1000

/** Every column that a filter looks at but the text, in the order of the history. */
export const inOrder = 'sessions INDEXED BY sessions_listed'
/** Where the sessions are read from a table or an index of their own, and not from the text index. */
export const inOrderNumber = 'sessions.number'
/** The same beside something that gives the number. */
const listed = (number: string) => `CROSS JOIN ${inOrder} ON sessions.number = ${number}`

/** Null where nothing can fit: a word, or an issuer, that no session has. */
export function narrowedBy(database: Database, filter: Omit<SessionFilter, 'state'>): Narrowed | null {
  const issuers = issuersOf(database, filter)
  if (issuers?.length === 0) return null
  const words = wordsOf(filter.text)
  const match = words.length === 0 ? '' : textMatch(database, words)
  if (match === null) return null
  return { issuers, limits: limitsOf(filter), words, match: match === '' ? null : match }
}

/**
 * How the sessions of a filter are found quickly, at `now` (epoch seconds); null where none can fit. The indexes are named:
 * how long they are is counted here, a little way, which SQLite itself only guesses.
 */
export function planFor(database: Database, filter: SessionFilter, now: number): FilterPlan | null {
  const narrowed = narrowedBy(database, filter)
  if (narrowed === null) return null
  const { state } = filter
  return narrowed.match === null
    ? planInOrder(database, narrowed, state, now)
    : planOfText(database, { ...narrowed, match: narrowed.match }, state, now)
}

function planInOrder(
  database: Database,
  { issuers, limits }: Narrowed,
  state: SessionState | null,
  now: number,
): FilterPlan {
  const conditions = [...(state === null ? [] : [stateCondition(state, now)]), ...issuerConditions(issuers)]
  const number = inOrderNumber
  const rare = state === null ? null : sessionsInState(database, state, now, few)
  if (rare !== null) {
    return { from: rare.from, number, conditions: [...rare.conditions, ...conditions], limits }
  }
  if (issuers === null) return { from: inOrder, number, conditions, limits }
  if (areIssuedUpTo(database, issuers, few)) {
    const [alone] = ofIssuer(issuers)
    const from = `${alone.from} ${listed('ones.number')}`
    return { from, number, conditions: [...alone.conditions, ...conditions], limits }
  }
  return { from: inOrder, number, conditions, limits: within(limits, spanOf(database, issuers)) }
}

function planOfText(
  database: Database,
  { issuers, limits, words, match }: Narrowed & { readonly match: string },
  state: SessionState | null,
  now: number,
): FilterPlan {
  const others = [...(state === null ? [] : [stateCondition(state, now)]), ...issuerConditions(issuers)]
  const inText = (): FilterPlan => ({
    from: others.length === 0 ? 'sessions_text' : `sessions_text ${listed('sessions_text.rowid')}`,
    number: 'sessions_text.rowid',
    conditions: [matches(match), ...others],
    limits,
  })
  if (others.length === 0 || areHitsUpTo(database, match, veryFew)) return inText()
  const inTable = ({ from, conditions }: Source): FilterPlan => ({
    from,
    number: inOrderNumber,
    conditions: [...conditions, ...others, ...words.map(containsWord)],
    limits,
  })
  const rare = state === null ? null : sessionsInState(database, state, now, veryFew)
  if (rare !== null && (!rare.isPartial || isUpTo(database, rare, veryFew))) return inTable(rare)
  if (issuers !== null && areIssuedUpTo(database, issuers, veryFew)) return inTable(ofIssuer(issuers)[1])
  return inText()
}

export const matches = (match: string): Condition => ({ sql: 'sessions_text MATCH ?', values: [match] })

/** Where some sessions stand, and with some others. */
export interface Source {
  readonly from: string
  readonly conditions: readonly Condition[]
}

/** An index that holds the sessions of a state, and not many others; null where there is none that is worth it. */
export function sessionsInState(
  database: Database,
  state: SessionState,
  now: number,
  most: number,
): (Source & { readonly isPartial: boolean }) | null {
  const partial = (index: string, sql: string) => ({
    from: `sessions INDEXED BY ${index}`,
    conditions: [{ sql, values: [] }],
    isPartial: true,
  })
  switch (state) {
    case 'stopped':
      return partial('sessions_stopped', 'sessions.stopped_at IS NOT NULL')
    case 'never':
      return partial('sessions_never', 'sessions.valid_until <= sessions.valid_from')
    case 'no-end':
    case 'unknown-end':
      return partial('sessions_endless', 'sessions.valid_until IS NULL')
    case 'not-yet':
      // One that was issued in the future, because some clock was wrong, may start before that.
      return isAnyFrom(database, now)
        ? null
        : partial('sessions_delayed', 'sessions.valid_from > sessions.issued_at')
    case 'valid':
    case 'expired': {
      const ends = `ones.valid_until ${state === 'valid' ? '>' : '<='} ?`
      const source = {
        from: `sessions AS ones INDEXED BY sessions_ends ${listed('ones.number')}`,
        conditions: [{ sql: ends, values: [now] }],
      }
      const counted = { from: 'sessions AS ones INDEXED BY sessions_ends', conditions: source.conditions }
      if (!isUpTo(database, counted, most)) return null
      return { ...source, isPartial: false }
    }
  }
}

/** The sessions of issuers, by their index alone and with their rows. */
function ofIssuer(issuers: readonly number[]): readonly [Source, Source] {
  const values = [JSON.stringify(issuers)]
  const condition = (table: string) => [
    { sql: `${table}.issuer IN (SELECT value FROM json_each(?))`, values },
  ]
  return [
    { from: 'sessions AS ones INDEXED BY sessions_of_issuer', conditions: condition('ones') },
    { from: 'sessions INDEXED BY sessions_of_issuer', conditions: condition('sessions') },
  ]
}

/** The numbers of issuers from the first to the last: what is outside is not gone through. */
function spanOf(database: Database, issuers: readonly number[]): NumberLimits {
  const ends = (order: 'ASC' | 'DESC') => {
    const sql = `SELECT number FROM sessions INDEXED BY sessions_of_issuer WHERE issuer = ?
      ORDER BY number ${order} LIMIT 1`
    const end = prepared<[number], { number: number }>(database, sql)
    return issuers.flatMap((issuer) => end.get(issuer)?.number ?? [])
  }
  return { from: Math.min(...ends('ASC')), until: Math.max(...ends('DESC')) + 1 }
}

function isAnyFrom(database: Database, now: number): boolean {
  const sql = 'SELECT 1 FROM sessions WHERE number >= ? LIMIT 1'
  return prepared<[number]>(database, sql).get(firstNumberAt(now + 1)) !== undefined
}

const areIssuedUpTo = (database: Database, issuers: readonly number[], most: number) =>
  isUpTo(database, ofIssuer(issuers)[0], most)

const areHitsUpTo = (database: Database, match: string, most: number) =>
  isUpTo(database, { from: 'sessions_text', conditions: [matches(match)] }, most)

/** Counts no further than it has to. */
function isUpTo(database: Database, { from, conditions }: Source, most: number): boolean {
  const where = conditions.map(({ sql }) => sql).join(' AND ')
  const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?)`
  const values = conditions.flatMap((one) => one.values)
  return (prepared<Value[], { count: number }>(database, sql).get(...values, most + 1)?.count ?? 0) <= most
}
