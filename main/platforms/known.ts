import type { Database } from 'better-sqlite3-multiple-ciphers'
import { platforms } from '../../shared/platforms/index.ts'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import type { Known } from '../../shared/schemas.ts'
import { z } from '../../shared/zod.ts'
import { prepared } from '../data/prepared.ts'
import type { TypedGuest } from '../engine.ts'
import { linePhrase } from '../history/searchable.ts'
import type { People } from '../people/people.ts'
import { allProfiles, profileById, type StoredProfile } from '../profiles/profile-rows.ts'
import { type AskedAs, keepAnswer, readAnswer, readRoomAnswer } from './answers.ts'
import { similarIdentities } from './identities.ts'

/** The answer to no question: what the last answers said of this computer's clock. */
const clockQuestion = 'clock'

/** Seconds for which a difference between clocks is believed. */
const clockKeeps = 86_400

/** What a draft says that something may be known of. */
export interface Asked {
  readonly profileId: string
  readonly room: string
  /** As typed. */
  readonly guest: TypedGuest
}

/**
 * What is known beside a draft, from the platform's last answers and from the history. Nobody is asked.
 *
 * @param aliasFor what leaves in place of a guest
 * @param now epoch seconds
 */
export function knownBeside(
  database: Database,
  { profileId, room, guest }: Asked,
  aliasFor: People['aliasFor'],
  now: number,
): Known {
  const profile = profileById(database, profileId)
  if (profile === null) return nothingKnown
  const alias = aliasFor(profile, guest)
  const leaving = profile.anonymous ? (alias?.externalId ?? '') : guest.externalId
  return {
    room: roomOf(database, profile, room),
    sameExternalId: leaving === '' ? null : sessionOf(database, profile, leaving, now),
    clockAhead: clockOf(database, profile, now),
    similarIds: hasIdentities(profile) ? similarIdentities(database, profileId, guest.externalId) : [],
    alias,
  }
}

/** Whether users of the platform are told apart by an id that has to be the same each time. */
function hasIdentities({ platform }: StoredProfile): boolean {
  const { fields, identity } = platforms[platform]
  return fields.some(({ name, kind }) => name === identity.externalId && kind === 'identity')
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

/**
 * The last session of the account, whatever profile it was issued with, with this external id that lets someone in, now
 * or later: the states of `stateOf` but two. One that was stopped here lets in like others.
 */
function sessionOf(
  database: Database,
  profile: StoredProfile,
  externalId: string,
  now: number,
): Known['sameExternalId'] {
  const statement = prepared<[string, string, string, number], NonNullable<Known['sameExternalId']>>(
    database,
    lastUsable,
  )
  const accounts = JSON.stringify(sameAccount(database, profile))
  return statement.get(linePhrase(externalId), accounts, externalId, now) ?? null
}

/** The ids of the profiles that are for the same account. */
function sameAccount(database: Database, profile: StoredProfile): readonly string[] {
  const { accountId } = platforms[profile.platform]
  const account = accountId(profile.settings)
  if (account === null) return [profile.id]
  return allProfiles(database)
    .filter(({ platform, settings }) => platform === profile.platform && accountId(settings) === account)
    .map(({ id }) => id)
}

// The text index holds the external id as a line of its own; an index over the ids themselves would cost every session of
// a batch more than anything else.
const lastUsable = `
  SELECT sessions.name, sessions.room, sessions.valid_until AS validUntil
  FROM sessions_text CROSS JOIN sessions ON sessions.number = sessions_text.rowid
  WHERE sessions_text MATCH ? AND sessions.issuer IN (
    SELECT number FROM issuers WHERE profile_id IN (SELECT value FROM json_each(?)) AND origin <> 'crafted'
  ) AND sessions.external_id = ? AND (
    sessions.valid_until IS NULL
    OR (sessions.valid_until > ? AND (sessions.valid_from IS NULL OR sessions.valid_until > sessions.valid_from))
  )
  ORDER BY sessions_text.rowid DESC LIMIT 1`
