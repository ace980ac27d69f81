import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Statistics } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { prepared } from '../data/prepared.ts'
import { countStates } from './count-states.ts'
import { expiringSoon } from './expiring-soon.ts'
import { secondsOfQuarter } from './session-stats.ts'
import { type Counted, createTally, type IssuerName } from './tally.ts'

/** What statistics are asked for. */
export interface StatisticsQuery {
  /** Issued at or after and before these moments in epoch seconds, both to the quarter of an hour; null for no limit. */
  readonly from: number | null
  readonly until: number | null
  /** IANA name; its days are counted. */
  readonly timeZone: string
  readonly profileId: string | null
}

/** Does a short work with the history as it is at that moment. */
export type UseHistory = <T>(work: (database: Database) => T) => T

/** So many rows of the statistics are counted at once: a few milliseconds. */
const rowsAtOnce = 4_000

/**
 * How many sessions were issued when, with which profile, for which rooms and roles, and which of them end soon; crafted
 * ones are left out. A history of a million is counted in many short steps, between which others have their turn; what is
 * issued meanwhile may be in it or not.
 *
 * @param now epoch seconds
 */
export async function statisticsOf(
  use: UseHistory,
  query: StatisticsQuery,
  now: number,
  rest: () => Promise<unknown> = nextTurn,
): Promise<Statistics> {
  const { from, until, timeZone, profileId } = query
  const tally = createTally(
    use((database) => issuersOf(database, profileId)),
    timeZone,
  )
  let after: Counted | null = null
  for (;;) {
    const rows: Counted[] = use((database) => countedAfter(database, after, { from, until }))
    tally.add(rows)
    after = rows.at(-1) ?? null
    await rest()
    if (rows.length < rowsAtOnce) break
  }
  const states = use((database) => countStates(database, { ...everySession, from, until, profileId }, now))
  await rest()
  return { ...tally.result(), states, expiringSoon: await expiringSoon(use, profileId, now, rest) }
}

function issuersOf(database: Database, profileId: string | null): IssuerName[] {
  const sql = `SELECT number, profile_id AS profileId, profile_name AS profileName FROM issuers
    WHERE origin <> 'crafted' AND (@profileId IS NULL OR profile_id = @profileId)`
  return prepared<[{ profileId: string | null }], IssuerName>(database, sql).all({ profileId })
}

/** The next rows of the statistics, in their order. */
function countedAfter(
  database: Database,
  after: Counted | null,
  { from, until }: Pick<StatisticsQuery, 'from' | 'until'>,
): Counted[] {
  const sql = `SELECT quarter, issuer, room, role, sessions FROM session_stats
    WHERE (quarter, issuer, room, role) > (?, ?, ?, ?) AND quarter < ?
    ORDER BY quarter, issuer, room, role LIMIT ?`
  const first = from === null ? Number.MIN_SAFE_INTEGER : Math.floor(from / secondsOfQuarter)
  const end = until === null ? Number.MAX_SAFE_INTEGER : Math.ceil(until / secondsOfQuarter)
  const { quarter, issuer, room, role } = after ?? { quarter: first, issuer: -1, room: '', role: '' }
  return prepared<[number, number, string, string, number, number], Counted>(database, sql).all(
    quarter,
    issuer,
    room,
    role,
    end,
    rowsAtOnce,
  )
}
