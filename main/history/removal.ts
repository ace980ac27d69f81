import type { Database } from 'better-sqlite3-multiple-ciphers'
import { originSchema, type SessionRow } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { readSettings } from '../settings/settings.ts'
import { makeCurrentAgain } from './current-rows.ts'
import { writtenToken } from './kept-tokens.ts'
import { foldedOf } from './session-rows.ts'

/** A row of the table as it stood, with every column. */
export type WholeRow = Readonly<Record<string, string | number | null>>

/** A session as it was when it was removed. */
export interface RemovedSession {
  readonly row: WholeRow
  /** The current one of its profile. */
  readonly wasCurrent: boolean
}

/** Removes sessions for good, in one transaction, and gives them as they were. Unknown ids are passed over. */
export function removeSessions(database: Database, ids: readonly string[]): RemovedSession[] {
  const find = prepared<[string], WholeRow>(database, 'SELECT * FROM sessions WHERE id = ?')
  const current = prepared<[string]>(database, 'SELECT 1 FROM profiles WHERE current_session = ?')
  const remove = prepared<[string]>(database, 'DELETE FROM sessions WHERE id = ?')
  return database
    .transaction(() =>
      ids.flatMap((id) => {
        const row = find.get(id)
        if (row === undefined) return []
        const wasCurrent = current.get(id) !== undefined
        remove.run(id)
        return [{ row, wasCurrent }]
      }),
    )
    .immediate()
}

/**
 * Puts removed sessions back, in one transaction, and gives how many. A number that was given away meanwhile becomes a
 * new one, a profile that is gone stays away, a person who was forgotten stays forgotten, and a token text that must no
 * longer be written is not. What was current is so again, unless something else was issued meanwhile.
 */
export function restoreSessions(database: Database, removed: readonly RemovedSession[]): number {
  const taken = prepared<[unknown]>(database, 'SELECT 1 FROM sessions WHERE number = ?')
  const profile = prepared<[unknown]>(database, 'SELECT 1 FROM profiles WHERE id = ?')
  const people = prepared<[unknown], NonNullable<SessionRow['person']>>(
    database,
    'SELECT id, name, external_id AS externalId FROM people WHERE id = ?',
  )
  return database
    .transaction(() => {
      const settings = readSettings(database)
      return removed.reduce((restored, { row, wasCurrent }) => {
        const origin = originSchema.parse(row.origin)
        const person = people.get(row.person_id) ?? null
        const whole = {
          ...row,
          number: taken.get(row.number) === undefined ? (row.number ?? null) : null,
          profile_id: profile.get(row.profile_id) === undefined ? null : (row.profile_id ?? null),
          person_id: person?.id ?? null,
          folded: foldedOf({
            room: String(row.room),
            name: textOf(row.name),
            externalId: textOf(row.external_id),
            person,
            note: String(row.note),
          }),
          token: writtenToken(settings, { origin, token: String(row.token) }),
        }
        const inserted = insertRow(database, whole)
        if (wasCurrent && inserted === 1) makeCurrentAgain(database, String(row.id))
        return restored + inserted
      }, 0)
    })
    .immediate()
}

const textOf = (value: WholeRow[string] | undefined) => (typeof value === 'string' ? value : null)

function insertRow(database: Database, row: WholeRow): number {
  const columns = Object.keys(row)
  const sql = `INSERT OR IGNORE INTO sessions (${columns.join(', ')})
    VALUES (${columns.map((column) => `@${column}`).join(', ')})`
  return prepared<[WholeRow]>(database, sql).run(row).changes
}
