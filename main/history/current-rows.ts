import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionRow, SessionState } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { prepared } from '../data/prepared.ts'
import { besideSession, type ReadRow, rowColumns, sessionRow, sessionRowById } from './session-rows.ts'

/** The states of a session that is over, so that nothing is left to stop. */
const over: readonly SessionState[] = ['stopped', 'expired', 'never']

const isOver = (row: SessionRow, now: number) => over.includes(stateOf(row, now))

/** Makes a session the current one of its profile. Part of the transaction that records it. */
export function makeCurrent(database: Database, profileId: string, sessionId: string): void {
  const sql = 'UPDATE profiles SET current_session = ? WHERE id = ?'
  prepared<[string, string]>(database, sql).run(sessionId, profileId)
}

/** The same for a session that comes back, where nothing took its place. Part of the transaction that puts it back. */
export function makeCurrentAgain(database: Database, sessionId: string): void {
  const sql = `UPDATE profiles SET current_session = @sessionId
    WHERE current_session IS NULL AND id = (
      SELECT issuers.profile_id FROM sessions CROSS JOIN issuers ON issuers.number = sessions.issuer
      WHERE sessions.id = @sessionId
    )`
  prepared<[{ sessionId: string }]>(database, sql).run({ sessionId })
}

/** The current session of each profile that has one at `now` (epoch seconds), by the profile's id. */
export function currentSessions(database: Database, now: number): Map<string, SessionRow> {
  const sql = `SELECT profiles.id AS ofProfile, ${rowColumns} FROM profiles
    CROSS JOIN sessions ON sessions.id = profiles.current_session ${besideSession}
    WHERE profiles.removing = 0`
  const rows = prepared<[], ReadRow & { ofProfile: string }>(database, sql).all()
  return new Map(
    rows.flatMap(({ ofProfile, ...read }) => {
      const row = sessionRow(read)
      return isOver(row, now) ? [] : [[ofProfile, row]]
    }),
  )
}

/** What became of stopping: whether there is such a session, and whether it was going on. */
type Stopping = 'stopped' | 'over' | 'not-there'

/** Ends a session here, in one transaction; it is no current one any more. */
export function stopSession(database: Database, id: string, now: number): Stopping {
  const stop = prepared<[number, string]>(database, 'UPDATE sessions SET stopped_at = ? WHERE id = ?')
  const clear = prepared<[string]>(
    database,
    'UPDATE profiles SET current_session = NULL WHERE current_session = ?',
  )
  return database
    .transaction((): Stopping => {
      const row = sessionRowById(database, id)
      if (row === null) return 'not-there'
      if (isOver(row, now)) return 'over'
      stop.run(now, id)
      clear.run(id)
      return 'stopped'
    })
    .immediate()
}
