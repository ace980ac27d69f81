import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter, SessionRow, SessionState, StateCounts } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import type { SessionQuery } from '../engine.ts'
import { type FilterPlan, planFor, stateCondition, type Value, whereOf } from './conditions.ts'
import { type ReadRow, rowColumns, rowSource, sessionRow } from './session-rows.ts'

const newestFirst = 'ORDER BY sessions.number DESC'

/**
 * One page of the sessions of a filter, newest first: those whose name, room, external id, person and note hold every word
 * of the text between them, without case and accents, and that are in the state asked for at `now` (epoch seconds).
 * `total` counts all of them.
 */
export function searchSessions(
  database: Database,
  query: SessionQuery,
  now: number,
): { rows: SessionRow[]; total: number } {
  const plan = planFor(database, query, now)
  const where = whereOf(plan.conditions)
  const page = prepared<Value[], ReadRow>(
    database,
    `SELECT ${rowColumns} FROM ${rowSource} WHERE sessions.number IN (
      SELECT number FROM ${plan.from} ${where.sql} ${newestFirst} LIMIT ? OFFSET ?
    ) ${newestFirst}`,
  )
  const rows = page.all(...where.values, query.limit, query.offset).map(sessionRow)
  // A page that is not full is the last one.
  const isLast = rows.length < query.limit && (rows.length > 0 || query.offset === 0)
  return { rows, total: isLast ? query.offset + rows.length : totalOf(database, plan) }
}

/** The numbers of all sessions of a filter, newest first. */
export function sessionNumbers(database: Database, filter: SessionFilter, now: number): number[] {
  const plan = planFor(database, filter, now)
  const { sql, values } = whereOf(plan.conditions)
  const rows = prepared<Value[], { number: number }>(
    database,
    `SELECT number FROM ${plan.from} ${sql} ${newestFirst}`,
  )
  return rows.all(...values).map(({ number }) => number)
}

/** All states but the one of most sessions, which is what is left. */
const countedStates: readonly Exclude<SessionState, 'expired'>[] = [
  'not-yet',
  'valid',
  'never',
  'no-end',
  'unknown-end',
  'stopped',
]

/** How many sessions of a filter are in each state at `now` (epoch seconds). The filter's own state does not count. */
export function countStates(database: Database, filter: SessionFilter, now: number): StateCounts {
  const plan = planFor(database, { ...filter, state: null }, now)
  const where = whereOf(plan.conditions)
  const states = countedStates.map((state) => ({ state, ...stateCondition(state, now) }))
  const columns = states.map(({ state, sql }) => `count(*) FILTER (WHERE ${sql}) AS '${state}'`)
  const counted = prepared<Value[], Omit<StateCounts, 'expired'> & { total: number }>(
    database,
    `SELECT count(*) AS total, ${columns.join(', ')} FROM ${plan.from} ${where.sql}`,
  ).get(...states.flatMap(({ values }) => values), ...where.values)
  if (counted === undefined) throw new Error('A count always has one row.')
  const { total, ...counts } = counted
  return { ...counts, expired: countedStates.reduce((rest, state) => rest - counts[state], total) }
}

function totalOf(database: Database, plan: FilterPlan): number {
  const { sql, values } = whereOf(plan.conditions)
  const count = prepared<Value[], { total: number }>(
    database,
    `SELECT count(*) AS total FROM ${plan.from} ${sql}`,
  )
  return count.get(...values)?.total ?? 0
}
