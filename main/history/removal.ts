import type { Database } from 'better-sqlite3-multiple-ciphers'
import { originSchema } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { readSettings } from '../settings/settings.ts'
import { writtenToken } from './kept-tokens.ts'

/** A row of the table as it stood, with every column. */
export type WholeRow = Readonly<Record<string, string | number | null>>

/** Removes sessions for good, in one transaction, and gives the rows as they were. Unknown ids are passed over. */
export function removeSessions(database: Database, ids: readonly string[]): WholeRow[] {
  const find = prepared<[string], WholeRow>(database, 'SELECT * FROM sessions WHERE id = ?')
  const remove = prepared<[string]>(database, 'DELETE FROM sessions WHERE id = ?')
  return database
    .transaction(() =>
      ids.flatMap((id) => {
        const row = find.get(id)
        if (row === undefined) return []
        remove.run(id)
        return [row]
      }),
    )
    .immediate()
}

/**
 * Puts removed rows back, in one transaction, and gives how many. A number that was given away meanwhile becomes a new
 * one, a profile that is gone stays away, and a token text that must no longer be written is not.
 */
export function restoreSessions(database: Database, rows: readonly WholeRow[]): number {
  const taken = prepared<[unknown]>(database, 'SELECT 1 FROM sessions WHERE number = ?')
  const profile = prepared<[unknown]>(database, 'SELECT 1 FROM profiles WHERE id = ?')
  return database
    .transaction(() => {
      const settings = readSettings(database)
      return rows.reduce((restored, row) => {
        const origin = originSchema.parse(row.origin)
        const whole = {
          ...row,
          number: taken.get(row.number) === undefined ? (row.number ?? null) : null,
          profile_id: profile.get(row.profile_id) === undefined ? null : (row.profile_id ?? null),
          token: writtenToken(settings, { origin, token: String(row.token) }),
        }
        return restored + insertRow(database, whole)
      }, 0)
    })
    .immediate()
}

function insertRow(database: Database, row: WholeRow): number {
  const columns = Object.keys(row)
  const sql = `INSERT OR IGNORE INTO sessions (${columns.join(', ')})
    VALUES (${columns.map((column) => `@${column}`).join(', ')})`
  return prepared<[WholeRow]>(database, sql).run(row).changes
}
