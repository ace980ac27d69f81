import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionRow } from '../../shared/schemas.ts'
import { epochOfWall, offsetAt } from '../../shared/validity/zone.ts'
import { prepared } from '../data/prepared.ts'
import { besideSession, type ReadRow, rowColumns, sessionRow } from './session-rows.ts'
import { secondsOfQuarter } from './session-stats.ts'

/** What statistics are asked for. */
export interface StatisticsQuery {
  /** Issued at or after and before these moments in epoch seconds, both to the quarter of an hour; null for no limit. */
  readonly from: number | null
  readonly until: number | null
  /** IANA name; its days are counted. */
  readonly timeZone: string
  readonly profileId: string | null
}

/** How many sessions were issued, crafted ones apart. Those with most sessions come first, days in their order. */
export interface Statistics {
  readonly total: number
  /** Local days such as `2026-11-05` on which something was issued. */
  readonly series: readonly { readonly day: string; readonly sessions: number }[]
  readonly byProfile: readonly {
    /** Null for a profile that is gone, and for none. */
    readonly profileId: string | null
    /** As it was called when the newest of them were issued. */
    readonly profileName: string
    readonly sessions: number
  }[]
  /** The rooms with most sessions. */
  readonly byRoom: readonly { readonly room: string; readonly sessions: number }[]
  /** The sessions of all other rooms. */
  readonly otherRooms: { readonly rooms: number; readonly sessions: number }
  readonly byRole: readonly { readonly role: string | null; readonly sessions: number }[]
}

/** So many rooms are told by name. */
const roomsAtMost = 20

interface Counted {
  readonly quarter: number
  readonly issuer: number
  readonly room: string
  readonly role: string
  readonly sessions: number
}

interface IssuerName {
  readonly number: number
  readonly profileId: string | null
  readonly profileName: string
}

/** How many sessions were issued when, with which profile, for which rooms and roles. */
export function statisticsOf(
  database: Database,
  { from, until, timeZone, profileId }: StatisticsQuery,
): Statistics {
  const issuers = new Map(issuersOf(database, profileId).map((issuer) => [issuer.number, issuer]))
  const days = new Map<string, number>()
  const [ofIssuer, ofRoom, ofRole] = [
    new Map<number, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  const dayOf = dayNames(timeZone)
  let total = 0
  for (const { quarter, issuer, room, role, sessions } of countedIn(database, from, until)) {
    if (!issuers.has(issuer)) continue
    total += sessions
    add(days, dayOf(quarter * secondsOfQuarter), sessions)
    add(ofIssuer, issuer, sessions)
    add(ofRoom, room, sessions)
    add(ofRole, role, sessions)
  }
  const rooms = mostFirst(ofRoom)
  const others = rooms.slice(roomsAtMost)
  return {
    total,
    series: [...days].map(([day, sessions]) => ({ day, sessions })),
    byProfile: byProfile(ofIssuer, issuers),
    byRoom: rooms.slice(0, roomsAtMost).map(([room, sessions]) => ({ room, sessions })),
    otherRooms: { rooms: others.length, sessions: others.reduce((sum, [, sessions]) => sum + sessions, 0) },
    byRole: mostFirst(ofRole).map(([role, sessions]) => ({ role: role === '' ? null : role, sessions })),
  }
}

/**
 * The sessions that are valid at `now` and end first, by `until` at the latest, at most `limit`; without crafted ones. Times
 * in epoch seconds.
 */
export function expiringSoon(database: Database, until: number, now: number, limit: number): SessionRow[] {
  const sql = `SELECT ${rowColumns} FROM sessions INDEXED BY sessions_ends ${besideSession}
    WHERE sessions.valid_until > ? AND sessions.valid_until <= ? AND sessions.stopped_at IS NULL
      AND (sessions.valid_from IS NULL OR sessions.valid_from <= ?) AND issuers.origin <> 'crafted'
    ORDER BY sessions.valid_until LIMIT ?`
  return prepared<number[], ReadRow>(database, sql).all(now, until, now, limit).map(sessionRow)
}

function issuersOf(database: Database, profileId: string | null): IssuerName[] {
  const sql = `SELECT number, profile_id AS profileId, profile_name AS profileName FROM issuers
    WHERE origin <> 'crafted' AND (@profileId IS NULL OR profile_id = @profileId)`
  return prepared<[{ profileId: string | null }], IssuerName>(database, sql).all({ profileId })
}

function countedIn(database: Database, from: number | null, until: number | null): Iterable<Counted> {
  const sql = `SELECT quarter, issuer, room, role, sessions FROM session_stats
    WHERE quarter >= ? AND quarter < ? ORDER BY quarter`
  const first = from === null ? Number.MIN_SAFE_INTEGER : Math.floor(from / secondsOfQuarter)
  const end = until === null ? Number.MAX_SAFE_INTEGER : Math.ceil(until / secondsOfQuarter)
  return prepared<[number, number], Counted>(database, sql).iterate(first, end)
}

/** Names the local day of moments that come in their order; the calendar is asked once for each day. */
function dayNames(timeZone: string): (epoch: number) => string {
  let name = ''
  let [start, end] = [0, 0]
  return (epoch) => {
    if (name !== '' && epoch >= start && epoch < end) return name
    const offset = offsetAt(epoch, timeZone) ?? 0
    const date = Math.floor((epoch + offset) / secondsOfDay)
    start = epoch
    end = epochOfWall((date + 1) * secondsOfDay, timeZone) ?? epoch
    name = isoDate(date)
    return name
  }
}

const secondsOfDay = 86_400

/** A day counted from 1970, such as `2026-11-05`. */
function isoDate(date: number): string {
  const time = new Date(date * secondsOfDay * 1000)
  return Number.isNaN(time.getTime()) ? '' : (time.toISOString().split('T')[0] ?? '')
}

function byProfile(
  ofIssuer: ReadonlyMap<number, number>,
  issuers: ReadonlyMap<number, IssuerName>,
): Statistics['byProfile'] {
  const found = new Map<string, Statistics['byProfile'][number]>()
  for (const [number, sessions] of [...ofIssuer].sort(([one], [other]) => one - other)) {
    const issuer = issuers.get(number)
    if (issuer === undefined) continue
    const { profileId, profileName } = issuer
    const key = profileId ?? `gone ${profileName}`
    found.set(key, { profileId, profileName, sessions: sessions + (found.get(key)?.sessions ?? 0) })
  }
  return [...found.values()].sort((one, other) => other.sessions - one.sessions)
}

function add<Key>(counts: Map<Key, number>, key: Key, sessions: number): void {
  counts.set(key, (counts.get(key) ?? 0) + sessions)
}

function mostFirst(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort(([, one], [, other]) => other - one)
}
