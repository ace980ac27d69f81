import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type Endpoint, endpointSchema } from '../../shared/lab/schemas.ts'
import { prepared } from '../data/prepared.ts'

/** Where a profile's sets are run against, and the origin that a person confirmed for it. */
interface KeptEndpoint {
  readonly endpoint: Endpoint
  readonly confirmedOrigin: string
}

/** Null where there is none, or a later program wrote it otherwise. */
export function endpointOf(database: Database, profileId: string): KeptEndpoint | null {
  const sql = 'SELECT content, confirmed_origin AS confirmedOrigin FROM endpoints WHERE profile_id = ?'
  const row = prepared<[string], { content: string; confirmedOrigin: string }>(database, sql).get(profileId)
  const parsed = row === undefined ? null : endpointSchema.safeParse(JSON.parse(row.content))
  if (row === undefined || !parsed?.success) return null
  return { endpoint: parsed.data, confirmedOrigin: row.confirmedOrigin }
}

export function writeEndpoint(
  database: Database,
  profileId: string,
  { endpoint, confirmedOrigin }: KeptEndpoint,
): void {
  const sql = `INSERT INTO endpoints (profile_id, content, confirmed_origin) VALUES (@profileId, @content, @confirmedOrigin)
    ON CONFLICT (profile_id) DO UPDATE SET content = @content, confirmed_origin = @confirmedOrigin`
  prepared<[Record<string, string>]>(database, sql).run({
    profileId,
    content: JSON.stringify(endpoint),
    confirmedOrigin,
  })
}

/** What was confirmed for it goes too. */
export function deleteEndpoint(database: Database, profileId: string): void {
  prepared<[string]>(database, 'DELETE FROM endpoints WHERE profile_id = ?').run(profileId)
}
