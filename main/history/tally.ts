import type { Statistics } from '../../shared/schemas.ts'
import { epochOfWall, offsetAt } from '../../shared/validity/zone.ts'
import { secondsOfQuarter } from './session-stats.ts'

/** Sessions that were issued in the same quarter of an hour, by the same issuer, for the same room and role. */
export interface Counted {
  readonly quarter: number
  readonly issuer: number
  readonly room: string
  /** Empty for none. */
  readonly role: string
  readonly sessions: number
}

export interface IssuerName {
  readonly number: number
  readonly profileId: string | null
  readonly profileName: string
}

/** What a tally of sessions comes to. */
export type Tallied = Pick<Statistics, 'total' | 'days' | 'profiles' | 'rooms' | 'otherRooms' | 'roles'>

export interface Tally {
  /** Counts more of them, in the order of their quarters. Those of other issuers do not count. */
  add(counted: Iterable<Counted>): void
  result(): Tallied
}

/** So many rooms are told by name. */
const roomsAtMost = 20

/** Counts sessions by local day, profile, room and role. */
export function createTally(issuerNames: readonly IssuerName[], timeZone: string): Tally {
  const issuers = new Map(issuerNames.map((issuer) => [issuer.number, issuer]))
  const days = new Map<string, number>()
  const ofIssuer = new Map<number, number>()
  const ofRoom = new Map<string, number>()
  const ofRole = new Map<string, number>()
  const dayOf = dayNames(timeZone)
  let total = 0
  return {
    add(counted) {
      for (const { quarter, issuer, room, role, sessions } of counted) {
        if (!issuers.has(issuer)) continue
        total += sessions
        add(days, dayOf(quarter * secondsOfQuarter), sessions)
        add(ofIssuer, issuer, sessions)
        add(ofRoom, room, sessions)
        add(ofRole, role, sessions)
      }
    },
    result() {
      const rooms = named(ofRoom)
      const others = rooms.slice(roomsAtMost)
      return {
        total,
        days: [...days].map(([day, sessions]) => ({ day, sessions })),
        profiles: byProfile(ofIssuer, issuers),
        rooms: rooms.slice(0, roomsAtMost),
        otherRooms: {
          rooms: others.length,
          sessions: others.reduce((sum, { sessions }) => sum + sessions, 0),
        },
        roles: named(ofRole),
      }
    },
  }
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
  return new Date(date * secondsOfDay * 1000).toISOString().split('T')[0]?.replace('+', '') ?? ''
}

function byProfile(
  ofIssuer: ReadonlyMap<number, number>,
  issuers: ReadonlyMap<number, IssuerName>,
): Statistics['profiles'] {
  const found = new Map<string, Statistics['profiles'][number]>()
  // The newest issuer of a profile says how it is called.
  for (const [number, sessions] of [...ofIssuer].sort(([one], [other]) => one - other)) {
    const issuer = issuers.get(number)
    if (issuer === undefined) continue
    const { profileId, profileName } = issuer
    const key = profileId ?? `gone ${profileName}`
    found.set(key, { profileId, name: profileName, sessions: sessions + (found.get(key)?.sessions ?? 0) })
  }
  return [...found.values()].sort(mostFirst)
}

function add<Key>(counts: Map<Key, number>, key: Key, sessions: number): void {
  counts.set(key, (counts.get(key) ?? 0) + sessions)
}

function named(counts: ReadonlyMap<string, number>): { name: string; sessions: number }[] {
  return [...counts].map(([name, sessions]) => ({ name, sessions })).sort(mostFirst)
}

const mostFirst = (one: { sessions: number }, other: { sessions: number }) => other.sessions - one.sessions
