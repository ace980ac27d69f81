import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Settings } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import type { SettingsPreview } from '../engine.ts'

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

/** Removes at most `most` sessions, the oldest first, and gives how many. */
export function removeOverdue(database: Database, { issuedBefore }: Overdue, most: number): number {
  if (issuedBefore === null) return 0
  const sql = `DELETE FROM sessions WHERE number IN (
    SELECT number FROM sessions INDEXED BY sessions_listed WHERE issued_at < ? ORDER BY issued_at, number LIMIT ?
  )`
  return prepared<[number, number]>(database, sql).run(issuedBefore, most).changes
}

/** The sessions whose token text may have to go: crafted ones are not among them. The index has the same condition. */
const withToken = `sessions INDEXED BY sessions_with_token WHERE token <> '' AND origin <> 'crafted'`

/** Erases at most `most` token texts, and gives how many. Their claims stay. */
export function eraseOverdue(database: Database, { endedBy }: Overdue, most: number): number {
  if (endedBy === null) return 0
  const { sql, values } = endedCondition(endedBy)
  const update = `UPDATE sessions SET token = '' WHERE number IN (SELECT number FROM ${withToken}${sql} LIMIT ?)`
  return prepared<number[]>(database, update).run(...values, most).changes
}

/** Whether anything would go. Quick, and nothing is written. */
export function isAnyOverdue(database: Database, { issuedBefore, endedBy }: Overdue): boolean {
  const isThere = (from: string, values: number[]) =>
    prepared<number[], number>(database, `SELECT EXISTS (SELECT 1 FROM ${from})`)
      .pluck()
      .get(...values) === 1
  const old = 'sessions INDEXED BY sessions_listed WHERE issued_at < ?'
  if (issuedBefore !== null && isThere(old, [issuedBefore])) return true
  if (endedBy === null) return false
  const { sql, values } = endedCondition(endedBy)
  return isThere(`${withToken}${sql}`, values)
}

/** What would go. Nothing is changed. */
export function previewOverdue(database: Database, overdue: Overdue, now: number): SettingsPreview {
  return { ...sessionsThatGo(database, overdue, now), tokens: tokensThatGo(database, overdue) }
}

function sessionsThatGo(database: Database, { issuedBefore }: Overdue, now: number) {
  const none = { sessions: 0, stillValid: 0, oldest: null }
  if (issuedBefore === null) return none
  // Those that let someone in, now or later: neither expired nor never valid.
  const sql = `SELECT count(*) AS sessions, min(issued_at) AS oldest, count(*) FILTER (
      WHERE valid_until IS NULL OR (valid_until > ? AND (valid_from IS NULL OR valid_until > valid_from))
    ) AS stillValid
    FROM sessions INDEXED BY sessions_listed WHERE issued_at < ?`
  return (
    prepared<[number, number], Omit<SettingsPreview, 'tokens'>>(database, sql).get(now, issuedBefore) ?? none
  )
}

function tokensThatGo(database: Database, { issuedBefore, endedBy }: Overdue): number {
  if (endedBy === null) return 0
  const { sql, values } = endedCondition(endedBy)
  const count = `SELECT count(*) AS tokens FROM ${withToken}${sql} AND issued_at >= ?`
  const from = issuedBefore ?? Number.MIN_SAFE_INTEGER
  return prepared<number[], { tokens: number }>(database, count).get(...values, from)?.tokens ?? 0
}

function endedCondition(endedBy: number | 'all'): { readonly sql: string; readonly values: number[] } {
  return endedBy === 'all' ? { sql: '', values: [] } : { sql: ' AND valid_until <= ?', values: [endedBy] }
}
