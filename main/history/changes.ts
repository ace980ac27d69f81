import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'
import type { ChangeMark, ChangesSince, SessionChange } from '../engine.ts'

/** So many of the newest changes are kept for whoever follows the history; sessions recorded together are one. */
export const changesKept = 10_000

/** So many changes are told at once, which is some milliseconds. */
const toldAtOnce = 5000

/**
 * What happened after a mark, oldest first, and the mark for the next time; without a mark, only that. Where there is more
 * than is told at once, `isMore` says so. Sessions that were recorded together are told one by one, those that are gone by
 * now left out.
 */
export function changesSince(database: Database, mark: ChangeMark | null, atMost = toldAtOnce): ChangesSince {
  if (mark === null) {
    const sql = 'SELECT coalesce(max(number), 0) AS after FROM session_changes'
    const after = prepared<[], { after: number }>(database, sql).get()?.after ?? 0
    return { changes: [], mark: { after, rest: null }, isMore: false }
  }
  const told = mark.rest === null ? { changes: [], rest: null } : expanded(database, mark.rest, atMost)
  const changes = [...told.changes]
  let { rest } = told
  let { after } = mark
  // One more than is told shows whether there are more.
  const rows = rest === null ? rowsAfter(database, after, atMost - changes.length + 1) : []
  for (const { number, id, what, origin, first, last } of rows) {
    if (rest !== null || changes.length >= atMost) return { changes, mark: { after, rest }, isMore: true }
    after = number
    if (first === null || last === null) {
      changes.push({ id, what, origin })
      continue
    }
    const range = expanded(database, { first, last, origin }, atMost - changes.length)
    changes.push(...range.changes)
    rest = range.rest
  }
  return { changes, mark: { after, rest }, isMore: rest !== null }
}

interface ChangeRow extends SessionChange {
  readonly number: number
  readonly first: number | null
  readonly last: number | null
}

function rowsAfter(database: Database, after: number, limit: number): ChangeRow[] {
  const sql = `SELECT number, session_id AS id, what, origin, first, last FROM session_changes
    WHERE number > ? ORDER BY number LIMIT ?`
  return prepared<[number, number], ChangeRow>(database, sql).all(after, limit)
}

type Rest = NonNullable<ChangeMark['rest']>

/** The sessions of a range, at most so many, and what is left of it. */
function expanded(
  database: Database,
  { first, last, origin }: Rest,
  atMost: number,
): { changes: SessionChange[]; rest: Rest | null } {
  const sql = `SELECT number, id FROM sessions WHERE number BETWEEN ? AND ? AND batch IS NOT NULL
    ORDER BY number LIMIT ?`
  const rows = prepared<number[], { number: number; id: string }>(database, sql).all(first, last, atMost + 1)
  const next = rows[atMost]
  return {
    changes: rows.slice(0, atMost).map(({ id }) => ({ id, what: 'issued', origin })),
    rest: next === undefined ? null : { first: next.number, last, origin },
  }
}

/** Whether there are many more changes than are kept. Nothing is written. */
export function areChangesMany(database: Database): boolean {
  const sql = `SELECT (SELECT max(number) FROM session_changes) - (SELECT min(number) FROM session_changes) AS span`
  return (
    (prepared<[], { span: number | null }>(database, sql).get()?.span ?? 0) > changesKept + changesKept / 10
  )
}

/** Drops changes that nobody follows any more. */
export function trimChanges(database: Database): void {
  const sql = `DELETE FROM session_changes WHERE number <= (SELECT max(number) FROM session_changes) - ?`
  prepared<[number]>(database, sql).run(changesKept)
}
