import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Known } from '../../shared/schemas.ts'
import { z } from '../../shared/zod.ts'
import { prepared } from '../data/prepared.ts'
import { profileById } from '../profiles/profile-rows.ts'
import { type AskedAs, keepAnswer, readAnswer, readRoomAnswer } from './answers.ts'

/** The answer to no question: what the last answers said of this computer's clock. */
const clockQuestion = 'clock'

/** Seconds for which a difference between clocks is believed. */
const clockKeeps = 86_400

/** What is known beside a draft, from the platform's last answers and from the history. Nobody is asked. */
export function knownBeside(
  database: Database,
  profileId: string,
  room: string,
  externalId: string,
  now: number,
): Known {
  const profile = profileById(database, profileId)
  return {
    room: profile === null ? null : roomOf(database, profile, room),
    sameExternalId: externalId === '' ? null : sessionOf(database, profileId, externalId, now),
    clockAhead: profile === null ? null : clockOf(database, profile, now),
  }
}

/** Keeps by how many seconds this computer's clock is ahead of the platform's. */
export function keepClock(database: Database, profile: AskedAs, ahead: number, fetchedAt: number): void {
  keepAnswer(database, profile, clockQuestion, { content: ahead, fetchedAt })
}

/** Only the room of exactly this name: what the platform makes of another case is not documented. */
function roomOf(database: Database, profile: AskedAs, name: string): Known['room'] {
  const room = readRoomAnswer(database, profile, name)
  return room !== null && (room.id === name || room.friendlyUrl === name) ? room : null
}

/** An answer that seems to come from the future was given before this computer's clock was set back. */
function clockOf(database: Database, profile: AskedAs, now: number): number | null {
  const answer = readAnswer(database, profile, clockQuestion, z.int())
  if (answer === null) return null
  const age = now - answer.fetchedAt
  return age >= 0 && age <= clockKeeps ? answer.content : null
}

/** The last session with this external id that lets someone in, now or later: the states of `stateOf` but two. */
function sessionOf(
  database: Database,
  profileId: string,
  externalId: string,
  now: number,
): Known['sameExternalId'] {
  const statement = prepared<[string, string, number], NonNullable<Known['sameExternalId']>>(
    database,
    lastUsable,
  )
  return statement.get(profileId, externalId, now) ?? null
}

const lastUsable = `
  SELECT name, room, valid_until AS validUntil FROM sessions
  WHERE profile_id = ? AND external_id = ? AND (
    valid_until IS NULL OR (valid_until > ? AND (valid_from IS NULL OR valid_until > valid_from))
  )
  ORDER BY number DESC LIMIT 1`
