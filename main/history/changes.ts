import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'
import type { SessionChange } from '../engine.ts'

/** So many of the newest changes are kept for whoever follows the history. */
export const changesKept = 10_000

/** What happened after a mark, oldest first, and the mark for the next time; without a mark, only that. */
export function changesSince(
  database: Database,
  mark: number | null,
): { changes: SessionChange[]; mark: number } {
  if (mark === null) {
    const sql = 'SELECT coalesce(max(number), 0) AS mark FROM session_changes'
    return { changes: [], mark: prepared<[], { mark: number }>(database, sql).get()?.mark ?? 0 }
  }
  const sql = `SELECT number, session_id AS id, what, origin FROM session_changes WHERE number > ? ORDER BY number`
  const rows = prepared<[number], SessionChange & { number: number }>(database, sql).all(mark)
  return {
    changes: rows.map(({ id, what, origin }) => ({ id, what, origin })),
    mark: rows.at(-1)?.number ?? mark,
  }
}

/** Whether there are many more changes than are kept. Nothing is written. */
export function areChangesMany(database: Database): boolean {
  const sql = 'SELECT coalesce(max(number) - min(number), 0) AS span FROM session_changes'
  return (prepared<[], { span: number }>(database, sql).get()?.span ?? 0) > changesKept + changesKept / 10
}

/** Drops changes that nobody follows any more. */
export function trimChanges(database: Database): void {
  const sql = `DELETE FROM session_changes WHERE number <= (SELECT max(number) FROM session_changes) - ?`
  prepared<[number]>(database, sql).run(changesKept)
}
