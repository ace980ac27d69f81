import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionRow } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { foldedOf, type ReadRow, rowColumns, rowSource, sessionRow } from './session-rows.ts'

/**
 * Takes a person out of their sessions, as they are forgotten: nothing of the real name and external id stays in them
 * or in the text index, and they keep what left this computer. Part of the transaction that deletes the person.
 */
export function refoldSessionsOf(database: Database, personId: string): void {
  const forget = prepared<[string, string]>(
    database,
    'UPDATE sessions SET person_id = NULL, identity_key = NULL, folded = ? WHERE id = ?',
  )
  for (const row of sessionsOf(database, personId, -1)) forget.run(foldedOf({ ...row, person: null }), row.id)
}

/** Makes the sessions of a person findable by a name that they have now. Does nothing where it is the one before. */
export function refoldRenamed(database: Database, personId: string): void {
  const update = prepared<[string, string, string]>(
    database,
    'UPDATE sessions SET folded = ? WHERE id = ? AND folded <> ?',
  )
  const [newest] = sessionsOf(database, personId, 1)
  if (newest === undefined || update.run(...again(newest)).changes === 0) return
  for (const row of sessionsOf(database, personId, -1)) update.run(...again(row))
}

function again(row: SessionRow): [string, string, string] {
  const folded = foldedOf(row)
  return [folded, row.id, folded]
}

/** The newest ones first; -1 for all of them. */
function sessionsOf(database: Database, personId: string, atMost: number): SessionRow[] {
  const sql = `SELECT ${rowColumns} FROM ${rowSource} WHERE sessions.number IN (
      SELECT number FROM sessions INDEXED BY sessions_of_person WHERE person_id = ? ORDER BY number DESC LIMIT ?
    ) ORDER BY sessions.number DESC`
  return prepared<[string, number], ReadRow>(database, sql).all(personId, atMost).map(sessionRow)
}
