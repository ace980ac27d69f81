import type { Database } from 'better-sqlite3-multiple-ciphers'
import { everySession } from '../../shared/session-filter.ts'
import { identityKey } from '../../shared/text/identity-key.ts'
import { prepared } from '../data/prepared.ts'
import { sessionNumbers } from '../history/search.ts'

/** So many sessions of a profile are looked at, the newest ones. */
const sessionsLookedAt = 1000

/** So many external ids are offered. */
const mostOffered = 200

/** So many that look alike are told: a sentence names them. */
const mostAlike = 10

/** The external id as it was typed; what left in place of a person's is no answer to what a person is called. */
const typed = 'CASE WHEN sessions.person_id IS NULL THEN sessions.external_id ELSE people.external_id END'

/** External ids that were issued for a profile, as typed, the last ones first; none of what left for a forgotten person. */
export function issuedIdentities(database: Database, profileId: string): string[] {
  const newest = sessionNumbers(database, { ...everySession, profileId }, 0, { limit: sessionsLookedAt })
  return idsOf(database, issued, [JSON.stringify(newest), mostOffered])
}

/**
 * External ids that were issued for a profile and differ from one only in case, spaces or normal form, the last ones
 * first: those that left as they were typed, then those of people who have something else in their place.
 *
 * @param externalId as typed
 */
export function similarIdentities(database: Database, profileId: string, externalId: string): string[] {
  const key = identityKey(externalId)
  if (key === '') return []
  const issuedAlike = idsOf(database, alike, [profileId, key, externalId, mostAlike])
  const people = idsOf(database, ofPeople, [profileId]).filter(
    (id) => id !== externalId && identityKey(id) === key,
  )
  return [...new Set([...issuedAlike, ...people])].slice(0, mostAlike)
}

function idsOf(database: Database, sql: string, values: (string | number)[]): string[] {
  return prepared<(string | number)[], { id: string }>(database, sql)
    .all(...values)
    .map(({ id }) => id)
}

const issued = `
  SELECT ${typed} AS id FROM sessions NOT INDEXED LEFT JOIN people ON people.id = sessions.person_id
  WHERE sessions.number IN (SELECT value FROM json_each(?)) AND ${typed} <> ''
    AND (sessions.person_id IS NOT NULL OR sessions.identity_key IS NOT NULL)
  GROUP BY 1 ORDER BY max(sessions.number) DESC LIMIT ?`

const alike = `
  SELECT external_id AS id FROM sessions INDEXED BY sessions_of_identity
  WHERE issuer IN (SELECT number FROM issuers WHERE profile_id = ?) AND identity_key = ? AND external_id <> ?
    AND person_id IS NULL
  GROUP BY id ORDER BY max(number) DESC LIMIT ?`

const ofPeople = `
  SELECT external_id AS id FROM people WHERE profile_id = ? AND external_id IS NOT NULL
  ORDER BY created_at DESC, number DESC`
