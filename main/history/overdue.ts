import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Settings } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import type { SettingsPreview } from '../engine.ts'
import { firstNumberAt } from './numbers.ts'

const secondsOfDay = 86_400

/** What of the history is kept too long at a moment: one rule for what goes and for the preview of it. */
export interface Overdue {
  /** Sessions issued before this moment go, in epoch seconds; null where none do. */
  readonly issuedBefore: number | null
  /** Token texts go of sessions that ended at or before this moment; null where none do, `all` for every one. */
  readonly endedBy: number | 'all' | null
}

/** @param now epoch seconds */
export function overdueAt({ keepTokens, retentionDays }: Settings, now: number): Overdue {
  const ended = { never: 'all', 'until-expiry': now, always: null } as const
  return {
    issuedBefore: retentionDays === 0 ? null : now - retentionDays * secondsOfDay,
    endedBy: ended[keepTokens],
  }
}

/** Removes at most `most` sessions, the oldest first, and gives how many. None of a batch that is open. */
export function removeOverdue(database: Database, { issuedBefore }: Overdue, most: number): number {
  if (issuedBefore === null) return 0
  const sql = `DELETE FROM sessions WHERE number IN (SELECT number FROM ${old} ORDER BY number LIMIT ?)`
  return prepared<[number, number]>(database, sql).run(firstNumberAt(issuedBefore), most).changes
}

/** Erases at most `most` token texts, and gives how many. Their claims stay. */
export function eraseOverdue(database: Database, { endedBy }: Overdue, most: number): number {
  if (endedBy === null) return 0
  const { sql, values } = withToken('sessions.number', endedBy)
  const update = `UPDATE sessions SET token = '' WHERE number IN (SELECT number FROM (${sql}) LIMIT ?)`
  return prepared<number[]>(database, update).run(...values, most).changes
}

/** Whether anything would go. Quick, and nothing is written. */
export function isAnyOverdue(database: Database, { issuedBefore, endedBy }: Overdue): boolean {
  const isThere = (sql: string, values: number[]) =>
    prepared<number[], number>(database, `SELECT EXISTS (${sql})`)
      .pluck()
      .get(...values) === 1
  if (issuedBefore !== null && isThere(`SELECT 1 FROM ${old}`, [firstNumberAt(issuedBefore)])) return true
  if (endedBy === null) return false
  const { sql, values } = withToken('1', endedBy)
  return isThere(sql, values)
}

/** What would go. Nothing is changed. */
export function previewOverdue(database: Database, overdue: Overdue, now: number): SettingsPreview {
  return { ...sessionsThatGo(database, overdue, now), tokens: tokensThatGo(database, overdue) }
}

/** Sessions with numbers below one. What a batch that is open has issued may still be needed for what it writes. */
const old = `sessions NOT INDEXED WHERE sessions.number < ? AND (
    sessions.batch IS NULL OR sessions.batch NOT IN (SELECT number FROM batches WHERE state = 'open')
  )`

/** The same, where all of them are counted: by an index, which does not know of batches. */
const notInOpenBatch = `AND sessions.number NOT IN (
    SELECT ones.number FROM batches CROSS JOIN sessions AS ones INDEXED BY sessions_of_batch
      ON ones.batch = batches.number WHERE batches.state = 'open'
  )`

function sessionsThatGo(database: Database, { issuedBefore }: Overdue, now: number) {
  const none = { sessions: 0, stillValid: 0, oldest: null }
  if (issuedBefore === null) return none
  // Those that let someone in, now or later: neither expired nor never valid.
  const sql = `SELECT count(*) AS sessions, min(number) AS first, count(*) FILTER (
      WHERE valid_until IS NULL OR (valid_until > ? AND (valid_from IS NULL OR valid_until > valid_from))
    ) AS stillValid
    FROM sessions INDEXED BY sessions_listed WHERE sessions.number < ? ${notInOpenBatch}`
  const counted = prepared<[number, number], Counted>(database, sql).get(now, firstNumberAt(issuedBefore))
  if (counted === undefined || counted.first === null) return none
  const { sessions, stillValid, first } = counted
  const issued = prepared<[number], { oldest: number }>(
    database,
    'SELECT issued_at AS oldest FROM sessions WHERE number = ?',
  )
  return { sessions, stillValid, oldest: issued.get(first)?.oldest ?? null }
}

interface Counted {
  readonly sessions: number
  readonly stillValid: number
  readonly first: number | null
}

function tokensThatGo(database: Database, { issuedBefore, endedBy }: Overdue): number {
  if (endedBy === null) return 0
  const { sql, values } = withToken('sessions.number', endedBy)
  const count = `SELECT count(*) AS tokens FROM (${sql}) WHERE number >= ?`
  const from = issuedBefore === null ? 0 : firstNumberAt(issuedBefore)
  return prepared<number[], { tokens: number }>(database, count).get(...values, from)?.tokens ?? 0
}

/**
 * The sessions whose token text has to go: crafted ones are not among them, nor those of a batch that is open. For each
 * issuer they stand together in the index, in the order in which they end, and again for each batch.
 */
function withToken(
  what: string,
  endedBy: number | 'all',
): { readonly sql: string; readonly values: number[] } {
  const ended = endedBy === 'all' ? '' : 'AND sessions.valid_until <= ?'
  const ofIssuers = `sessions INDEXED BY sessions_with_token
    ON sessions.issuer = issuers.number AND sessions.token <> '' ${ended}`
  return {
    sql: `
      SELECT ${what} FROM issuers CROSS JOIN ${ofIssuers} AND sessions.batch IS NULL
      WHERE issuers.origin <> 'crafted'
      UNION ALL
      SELECT ${what} FROM batches CROSS JOIN issuers CROSS JOIN ${ofIssuers} AND sessions.batch = batches.number
      WHERE batches.state <> 'open' AND issuers.origin <> 'crafted'`,
    values: endedBy === 'all' ? [] : [endedBy, endedBy],
  }
}
