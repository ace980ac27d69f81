import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionRow, Settings } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { readSettings } from '../settings/settings.ts'
import { makeCurrentAgain } from './current-rows.ts'
import { type Issuer, issuerByNumber, issuerNumber } from './issuers.ts'
import { writtenToken } from './kept-tokens.ts'
import { freeNumbers } from './numbers.ts'
import { foldedOf } from './session-rows.ts'

/** A row of the table as it stood, with every column. */
export type WholeRow = Readonly<Record<string, string | number | null>>

/** A session as it was when it was removed. */
export interface RemovedSession {
  readonly row: WholeRow
  readonly issuer: Issuer
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
        const issuer = issuerByNumber(database, Number(row.issuer))
        if (issuer === null) throw new Error('A session always has an issuer.')
        remove.run(id)
        return [{ row, issuer, wasCurrent }]
      }),
    )
    .immediate()
}

/**
 * Puts removed sessions back, in one transaction, and gives how many. A number that was given away meanwhile becomes a
 * new one, a profile or a batch that is gone stays away, a person who was forgotten stays forgotten, and a token text that
 * must no longer be written is not. What was current is so again, unless something else was issued meanwhile.
 */
export function restoreSessions(database: Database, removed: readonly RemovedSession[]): number {
  return database
    .transaction(() => {
      const settings = readSettings(database)
      return removed.reduce((restored, session) => restored + restoreSession(database, session, settings), 0)
    })
    .immediate()
}

function restoreSession(
  database: Database,
  { row, issuer, wasCurrent }: RemovedSession,
  settings: Settings,
): number {
  const isThere = (sql: string, value: unknown) => prepared<[unknown]>(database, sql).get(value) !== undefined
  const id = String(row.id)
  if (isThere('SELECT 1 FROM sessions WHERE id = ?', id)) return 0
  const person = personBehind(database, row.person_id)
  const hasProfile = isThere('SELECT 1 FROM profiles WHERE id = ?', issuer.profileId)
  const hasNumber = !isThere('SELECT 1 FROM sessions WHERE number = ?', row.number)
  insertRow(database, {
    ...row,
    number: hasNumber ? Number(row.number) : freeNumbers(database, Number(row.issued_at), 1).first,
    issuer: issuerNumber(database, hasProfile ? issuer : { ...issuer, profileId: null }),
    // Outside a batch, the triggers fill text index, changes and statistics.
    batch: null,
    batch_row: null,
    person_id: person?.id ?? null,
    folded: foldedOf({
      room: String(row.room),
      name: textOf(row.name),
      externalId: textOf(row.external_id),
      person,
      note: String(row.note),
    }),
    token: writtenToken(settings, {
      origin: issuer.origin,
      token: String(row.token),
      isInOpenBatch: isThere(openBatch, row.batch),
    }),
  })
  if (isThere('SELECT 1 FROM batches WHERE number = ?', row.batch)) {
    const put = prepared<unknown[]>(database, 'UPDATE sessions SET batch = ?, batch_row = ? WHERE id = ?')
    put.run(row.batch, row.batch_row, id)
  }
  if (wasCurrent) makeCurrentAgain(database, id)
  return 1
}

const openBatch = "SELECT 1 FROM batches WHERE number = ? AND state = 'open'"

function personBehind(database: Database, id: unknown): SessionRow['person'] {
  const sql = 'SELECT id, name, external_id AS externalId FROM people WHERE id = ?'
  return prepared<[unknown], NonNullable<SessionRow['person']>>(database, sql).get(id) ?? null
}

const textOf = (value: WholeRow[string] | undefined) => (typeof value === 'string' ? value : null)

function insertRow(database: Database, row: WholeRow): void {
  const columns = Object.keys(row)
  const sql = `INSERT INTO sessions (${columns.join(', ')})
    VALUES (${columns.map((column) => `@${column}`).join(', ')})`
  prepared<[WholeRow]>(database, sql).run(row)
}
