import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionRow } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'

/** What many sessions have in common: the profile as it was when they were issued, the key, and whence they come. */
export interface Issuer
  extends Pick<
    SessionRow,
    'platform' | 'profileId' | 'profileName' | 'environment' | 'keyFingerprint' | 'origin'
  > {
  /** The signing key, where it is a stored one or one of this run. */
  readonly keyId: string | null
  readonly linkHost: string | null
}

/**
 * The number of an issuer, which is added where there is none like it. Within the immediate transaction that uses it: it is
 * looked up each time, because another process may give a key another fingerprint, or remove a profile.
 */
export function issuerNumber(database: Database, issuer: Issuer): number {
  const values = columns.map((column) => issuer[column])
  const known = prepared<(string | null)[], { number: number }>(database, find).get(...values)
  if (known !== undefined) return known.number
  return Number(prepared<(string | null)[]>(database, add).run(...values).lastInsertRowid)
}

/** An issuer by its number; null where there is none. */
export function issuerByNumber(database: Database, number: number): Issuer | null {
  const sql = `SELECT platform, profile_id AS profileId, profile_name AS profileName, environment, key_id AS keyId,
    key_fingerprint AS keyFingerprint, origin, link_host AS linkHost FROM issuers WHERE number = ?`
  return prepared<[number], Issuer>(database, sql).get(number) ?? null
}

/** Gives the sessions of a key another fingerprint. */
export function relabelSessions(database: Database, keyId: string, fingerprint: string): void {
  const sql = 'UPDATE issuers SET key_fingerprint = ? WHERE key_id = ?'
  prepared<[string, string]>(database, sql).run(fingerprint, keyId)
}

/**
 * Removes the issuers that no session refers to any more: with the last session goes what its profile was called. Sessions
 * that are brought back bring their issuer along.
 */
export function removeUnusedIssuers(database: Database): void {
  prepared<[]>(database, `DELETE FROM issuers WHERE ${isUnused}`).run()
}

/** Whether there is such an issuer. Nothing is written. */
export function isAnyIssuerUnused(database: Database): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM issuers WHERE ${isUnused}) AS found`
  return prepared<[], { found: number }>(database, sql).get()?.found === 1
}

const isUnused = 'NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.issuer = issuers.number)'

const columns = [
  'platform',
  'profileId',
  'profileName',
  'environment',
  'keyId',
  'keyFingerprint',
  'origin',
  'linkHost',
] as const satisfies readonly (keyof Issuer)[]

const names = 'platform, profile_id, profile_name, environment, key_id, key_fingerprint, origin, link_host'

const find = `SELECT number FROM issuers INDEXED BY issuers_known WHERE ${names
  .split(', ')
  .map((name) => `${name} IS ?`)
  .join(' AND ')} ORDER BY number LIMIT 1`

const add = `INSERT INTO issuers (${names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
