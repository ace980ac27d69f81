import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter, SessionState, StateCounts } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import {
  type Condition,
  containsWord,
  issuerConditions,
  limitConditions,
  stateCondition,
  type Value,
  whereOf,
} from './conditions.ts'
import { inOrder, matches, type Narrowed, narrowedBy, type Source, sessionsInState } from './filter-plan.ts'
import { untilWritten } from './history-version.ts'

const states: readonly SessionState[] = [
  'not-yet',
  'valid',
  'expired',
  'never',
  'no-end',
  'unknown-end',
  'stopped',
]

const kept = untilWritten<StateCounts>(16)

/** How many sessions of a filter are in each state at `now` (epoch seconds). The filter's own state does not count. */
export function countStates(database: Database, filter: SessionFilter, now: number): StateCounts {
  const { text, profileId, environment, origin, from, until } = filter
  const name = JSON.stringify([text, profileId, environment, origin, from, until, now])
  return kept(database, name, () => {
    const narrowed = narrowedBy(database, filter)
    return narrowed === null ? noneOfEach : countNarrowed(database, narrowed, now)
  })
}

/** How many sessions a filter lets through, its state included. */
export function countSessionsOf(counts: StateCounts, state: SessionState | null): number {
  return state === null ? states.reduce((sum, one) => sum + counts[one], 0) : counts[state]
}

const noneOfEach: StateCounts = {
  'not-yet': 0,
  valid: 0,
  expired: 0,
  never: 0,
  'no-end': 0,
  'unknown-end': 0,
  stopped: 0,
}

function countNarrowed(database: Database, narrowed: Narrowed, now: number): StateCounts {
  const { issuers, limits, match } = narrowed
  if (match === null) return countUnsearched(database, narrowed, now)
  const hits = [matches(match), ...limitConditions(limits, textNumber)]
  if (haveNewestAll(database, narrowed)) {
    const total = countAll(database, 'sessions_text', hits)
    // What every session has does not narrow anything.
    if (total === numberOf(database, { ...narrowed, issuers: null })) {
      return countUnsearched(database, narrowed, now)
    }
  }
  return countHits(database, [...hits, ...issuerConditions(issuers)], now)
}

/** Whether the newest sessions have every word of a text, as all may have then. */
function haveNewestAll(database: Database, { limits, words }: Narrowed): boolean {
  const within = whereOf(limitConditions(limits, 'number'))
  const lacking = words.map(containsWord)
  const sql = `SELECT count(*) AS found FROM (
      SELECT folded FROM sessions NOT INDEXED ${within.sql} ORDER BY number DESC LIMIT 50
    ) AS sessions WHERE NOT (${lacking.map((one) => one.sql).join(' AND ')})`
  const values = [...within.values, ...lacking.flatMap((one) => one.values)]
  return prepared<Value[], { found: number }>(database, sql).get(...values)?.found === 0
}

const textNumber = 'sessions_text.rowid'

function countUnsearched(database: Database, narrowed: Narrowed, now: number): StateCounts {
  const conditions = [
    ...limitConditions(narrowed.limits, 'sessions.number'),
    ...issuerConditions(narrowed.issuers),
  ]
  return countRest(database, conditions, numberOf(database, narrowed), now)
}

/** Looks each hit up. */
function countHits(database: Database, conditions: readonly Condition[], now: number): StateCounts {
  const from = `sessions_text CROSS JOIN ${inOrder} ON sessions.number = ${textNumber}`
  return { ...noneOfEach, ...countEach(database, from, conditions, asked(states, now)) }
}

/**
 * Counts those in all states but the one of most sessions, and takes what is left of the total for that. The states of few
 * sessions have indexes of their own; where neither few are valid nor few expired, all are gone through.
 */
function countRest(
  database: Database,
  conditions: readonly Condition[],
  total: number,
  now: number,
): StateCounts {
  const rare = rareStates(database, now)
  const counted =
    rare === null
      ? countEach(database, inOrder, [notExpired(now), ...conditions], asked(notExpiredStates, now))
      : Object.assign(
          {},
          ...rare.map(({ source, state }) =>
            countEach(database, source.from, [...source.conditions, ...conditions], asked([state], now)),
          ),
        )
  const counts: StateCounts = { ...noneOfEach, ...counted }
  const most = rare?.some(({ state }) => state === 'expired') ? 'valid' : 'expired'
  return { ...counts, [most]: total - countSessionsOf(counts, null) }
}

const notExpiredStates = states.filter((state) => state !== 'expired')

const asked = (wanted: readonly SessionState[], now: number) =>
  wanted.map((state) => ({ state, ...stateCondition(state, now) }))

function notExpired(now: number): Condition {
  const { sql, values } = stateCondition('expired', now)
  return { sql: `(${sql}) IS NOT TRUE`, values }
}

/** So many sessions are looked up one by one in the time in which all are gone through. */
const lookedUp = 60_000

interface RareState {
  readonly state: SessionState
  readonly source: Source
}

/** All states but one, either the expired or the valid, with where their sessions stand; null where some are many. */
function rareStates(database: Database, now: number): readonly RareState[] | null {
  const find = (state: SessionState): RareState[] => {
    const source = sessionsInState(database, state, now, lookedUp)
    return source === null ? [] : [{ state, source }]
  }
  const others = (['stopped', 'never', 'no-end', 'unknown-end', 'not-yet'] as const).flatMap(find)
  const [valid] = find('valid')
  const [ended] = valid === undefined ? find('expired') : [valid]
  return others.length < 5 || ended === undefined ? null : [...others, ended]
}

/** How many sessions issuers have between limits. */
function numberOf(database: Database, { issuers, limits }: Narrowed): number {
  const within = limitConditions(limits, 'sessions.number')
  if (issuers === null) return countAll(database, within.length === 0 ? 'sessions' : inOrder, within)
  const from = within.length === 0 ? 'sessions INDEXED BY sessions_of_issuer' : inOrder
  return countAll(database, from, [...within, ...issuerConditions(issuers)])
}

function countAll(database: Database, from: string, conditions: readonly Condition[]): number {
  const { sql, values } = whereOf(conditions)
  const counted = prepared<Value[], { total: number }>(
    database,
    `SELECT count(*) AS total FROM ${from} ${sql}`,
  )
  return counted.get(...values)?.total ?? 0
}

function countEach(
  database: Database,
  from: string,
  conditions: readonly Condition[],
  counted: readonly (Condition & { readonly state: SessionState })[],
): Partial<StateCounts> {
  const columns = counted.map(({ state, sql }) => `count(*) FILTER (WHERE ${sql}) AS '${state}'`)
  const where = whereOf(conditions)
  const values = [...counted.flatMap((one) => one.values), ...where.values]
  const sql = `SELECT ${columns.join(', ')} FROM ${from} ${where.sql}`
  return prepared<Value[], Partial<StateCounts>>(database, sql).get(...values) ?? {}
}
