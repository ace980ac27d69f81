import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter, SessionRow } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import type { SessionQuery } from '../engine.ts'
import {
  containsWord,
  issuerConditions,
  issuersOf,
  limitConditions,
  limitsOf,
  stateCondition,
  type Value,
  whereOf,
  within,
} from './conditions.ts'
import { deepPlaces, placesApart } from './deep-places.ts'
import { type FilterPlan, inOrderNumber, planFor } from './filter-plan.ts'
import { type ReadRow, rowColumns, rowSource, sessionRow } from './session-rows.ts'
import { isShort, wordsOf } from './text-match.ts'

/**
 * One page of the sessions of a filter, newest first: those whose name, room, external id, person and note hold every word
 * of the text between them, without case and accents, and that are in the state asked for at `now` (epoch seconds).
 */
export function searchSessions(database: Database, query: SessionQuery, now: number): { rows: SessionRow[] } {
  return { rows: rowsByNumber(database, numbersOfPage(database, query, now)) }
}

/** The numbers of sessions of a filter below a number, newest first; null for the newest of all. */
export function sessionNumbers(
  database: Database,
  filter: SessionFilter,
  now: number,
  { below = null, limit }: { readonly below?: number | null; readonly limit: number },
): number[] {
  const plan = planFor(database, filter, now)
  return plan === null ? [] : numbersOf(database, plan, { below, limit, offset: 0 })
}

function numbersOfPage(database: Database, query: SessionQuery, now: number): number[] {
  const { offset, limit } = query
  const newest = offset === 0 ? amongNewest(database, query, now) : []
  if (newest.length === limit) return newest
  if (offset < placesApart) {
    const plan = planFor(database, query, now)
    return plan === null ? [] : numbersOf(database, plan, { below: null, limit, offset })
  }
  const places = deepPlaces(database, query, now)
  const plan = planFor(database, query, places.now)
  return plan === null ? [] : deepNumbers(database, plan, places.numbers, query)
}

/** Goes down from the last place that is known, and remembers those on the way. */
function deepNumbers(
  database: Database,
  plan: FilterPlan,
  known: number[],
  { offset, limit }: Pick<SessionQuery, 'offset' | 'limit'>,
): number[] {
  const wanted = Math.floor(offset / placesApart)
  if (known.length < wanted) known.push(...placesBelow(database, plan, known.at(-1), wanted - known.length))
  const start = known[wanted - 1]
  // The list ends before.
  if (start === undefined) return []
  // The place itself is among those that are read.
  return numbersOf(database, plan, { below: start + 1, limit, offset: offset - wanted * placesApart })
}

/** The next so many places below one, or from the top. */
function placesBelow(
  database: Database,
  plan: FilterPlan,
  last: number | undefined,
  count: number,
): number[] {
  const [below, first] = last === undefined ? [null, placesApart] : [last, placesApart - 1]
  const places: number[] = []
  // Passing many in one go is quickest, but for the text index, which takes a while to begin.
  if (plan.number !== inOrderNumber) {
    let left = first
    for (const number of numbersIn(database, plan, { below, limit: -1, offset: 0 })) {
      left -= 1
      if (left >= 0) continue
      left = placesApart - 1
      places.push(number)
      if (places.length === count) break
    }
    return places
  }
  while (places.length < count) {
    const from = places.at(-1)
    const [next] = numbersOf(
      database,
      plan,
      from === undefined
        ? { below, limit: 1, offset: first }
        : { below: from, limit: 1, offset: placesApart - 1 },
    )
    if (next === undefined) break
    places.push(next)
  }
  return places
}

interface Part {
  readonly below: number | null
  readonly limit: number
  readonly offset: number
}

function numbersOf(database: Database, plan: FilterPlan, part: Part): number[] {
  const { statement, values } = statementOf(database, plan, part)
  return statement.all(...values).map(({ number }) => number)
}

/** The same one by one; nothing else is to be asked of the database meanwhile. */
function* numbersIn(database: Database, plan: FilterPlan, part: Part): Generator<number> {
  const { statement, values } = statementOf(database, plan, part)
  for (const { number } of statement.iterate(...values)) yield number
}

function statementOf(
  database: Database,
  { from, number, conditions, limits }: FilterPlan,
  { below, limit, offset }: Part,
) {
  const narrower = within(limits, { from: null, until: below })
  const where = whereOf([...conditions, ...limitConditions(narrower, number)])
  const sql = `SELECT ${number} AS number FROM ${from} ${where.sql} ORDER BY ${number} DESC LIMIT ? OFFSET ?`
  return {
    statement: prepared<Value[], { number: number }>(database, sql),
    values: [...where.values, limit, offset],
  }
}

/** So many of the newest sessions are gone through for one or two letters, which many sessions have: some milliseconds. */
const newestLookedAt = 2000

/** Those of the newest sessions that have some letters. Where they fill a page, the text index need not be asked. */
function amongNewest(database: Database, query: SessionQuery, now: number): number[] {
  const words = wordsOf(query.text)
  if (words.length === 0 || !words.every(isShort)) return []
  const limits = whereOf(limitConditions(limitsOf(query), 'number'))
  const where = whereOf([
    ...words.map(containsWord),
    ...(query.state === null ? [] : [stateCondition(query.state, now)]),
    ...issuerConditions(issuersOf(database, query)),
  ])
  const sql = `SELECT number FROM (
      SELECT * FROM sessions NOT INDEXED ${limits.sql} ORDER BY number DESC LIMIT ${newestLookedAt}
    ) AS sessions ${where.sql} ORDER BY number DESC LIMIT ?`
  return prepared<Value[], { number: number }>(database, sql)
    .all(...limits.values, ...where.values, query.limit)
    .map(({ number }) => number)
}

function rowsByNumber(database: Database, numbers: readonly number[]): SessionRow[] {
  const sql = `SELECT ${rowColumns} FROM ${rowSource}
    WHERE sessions.number IN (SELECT value FROM json_each(?)) ORDER BY sessions.number DESC`
  return prepared<[string], ReadRow>(database, sql).all(JSON.stringify(numbers)).map(sessionRow)
}
