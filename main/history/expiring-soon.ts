import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Statistics } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { besideSession, type ReadRow, rowColumns, sessionRow } from './session-rows.ts'
import type { UseHistory } from './statistics.ts'

/** Seconds: what ends within a day ends soon. */
const soon = 86_400
/** So many are told one by one. */
const toldAtMost = 10
/** They are counted no further than this. */
export const expiringCountedAtMost = 10_000
/** So many endings are looked at in one step: a few milliseconds. */
const lookedAtOnce = 2_000

interface Ending {
  readonly number: number
  readonly until: number
  readonly isMeant: 0 | 1
}

/**
 * The sessions of a profile, or with null of all, that are valid at `now` (epoch seconds) and end within a day, those that
 * end first at the top; without crafted ones.
 */
export async function expiringSoon(
  use: UseHistory,
  profileId: string | null,
  now: number,
  rest: () => Promise<unknown>,
): Promise<Statistics['expiringSoon']> {
  const first: number[] = []
  let sessions = 0
  let after = { until: now, number: Number.MAX_SAFE_INTEGER }
  while (sessions <= expiringCountedAtMost) {
    const endings = use((database) => endingsAfter(database, after, profileId, now))
    for (const { number, isMeant } of endings) {
      if (isMeant === 0) continue
      sessions += 1
      if (first.length < toldAtMost) first.push(number)
    }
    const last = endings.at(-1)
    if (last === undefined || endings.length < lookedAtOnce) break
    after = last
    await rest()
  }
  return {
    sessions: Math.min(sessions, expiringCountedAtMost + 1),
    first: use((database) => first.flatMap((number) => rowOf(database, number))),
  }
}

function endingsAfter(
  database: Database,
  after: { readonly until: number; readonly number: number },
  profileId: string | null,
  now: number,
): Ending[] {
  const sql = `SELECT number, valid_until AS until,
      stopped_at IS NULL AND (valid_from IS NULL OR valid_from <= @now) AND issuer IN (
        SELECT number FROM issuers
        WHERE origin <> 'crafted' AND (@profileId IS NULL OR profile_id = @profileId)
      ) AS isMeant
    FROM sessions INDEXED BY sessions_ends
    WHERE (valid_until, number) > (@until, @number) AND valid_until <= @end
    ORDER BY valid_until, number LIMIT @limit`
  const values = { ...after, now, profileId, end: now + soon, limit: lookedAtOnce }
  return prepared<[typeof values], Ending>(database, sql).all(values)
}

function rowOf(database: Database, number: number) {
  const sql = `SELECT ${rowColumns} FROM sessions ${besideSession} WHERE sessions.number = ?`
  return prepared<[number], ReadRow>(database, sql).all(number).map(sessionRow)
}
