import type { Database } from 'better-sqlite3-multiple-ciphers'
import { platforms } from '../../shared/platforms/index.ts'
import { claimsSchema, type Session, type SessionRow } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { searchable } from './searchable.ts'

/** One session as it is kept: its link is made from the host when it is read. */
export interface KeptSession extends Omit<Session, 'link'> {
  readonly linkHost: string | null
}

/** One session as it is written. */
export interface StoredSession extends KeptSession {
  /** The signing key, where it is a stored one or one of this run. */
  readonly keyId: string | null
  /** Empty where it is not to be kept. */
  readonly token: string
}

/** The columns of one line of the history, under the names that the contract has for them. */
export const rowColumns = `
  id, platform, profile_id AS profileId, profile_name AS profileName, environment,
  key_fingerprint AS keyFingerprint, origin, room, name, external_id AS externalId, role, issued_at AS issuedAt,
  valid_from AS validFrom, valid_until AS validUntil, note`

/**
 * Records a session. When this returns it is on the disk (`synchronous = FULL`), also where the process dies or the
 * power goes at the next moment.
 */
export function recordSession(database: Database, session: StoredSession): void {
  const { header, claims, ...rest } = session
  prepared<[Record<string, unknown>]>(database, insert).run({
    ...rest,
    header: JSON.stringify(header),
    claims: JSON.stringify(claims),
    folded: foldedOf(session),
  })
}

const fullColumns = `${rowColumns}, link_host AS linkHost, header, claims, token`

/** A whole session; null where there is none with this id. */
export function sessionById(database: Database, id: string): KeptSession | null {
  const sql = `SELECT ${fullColumns} FROM sessions WHERE id = ?`
  const found = prepared<[string], FullRow>(database, sql).get(id)
  return found === undefined ? null : keptSession(found)
}

/** Whole sessions by their numbers, newest first. Those that are gone are left out. */
export function sessionsByNumber(database: Database, numbers: readonly number[]): KeptSession[] {
  const sql = `SELECT ${fullColumns} FROM sessions NOT INDEXED
    WHERE number IN (SELECT value FROM json_each(?)) ORDER BY issued_at DESC, number DESC`
  return prepared<[string], FullRow>(database, sql).all(JSON.stringify(numbers)).map(keptSession)
}

function keptSession({ header, claims, token, ...row }: FullRow): KeptSession {
  return {
    ...row,
    header: claimsSchema.parse(JSON.parse(header)),
    claims: claimsSchema.parse(JSON.parse(claims)),
    token: token === '' ? null : token,
  }
}

/** The session as people get it, with its join link where the token is there. */
export function withLink<T extends string | null>({
  linkHost,
  ...session
}: KeptSession & { readonly token: T }): Session & { readonly token: T } {
  const { platform, claims, token } = session
  const link =
    linkHost === null || token === null ? null : platforms[platform].joinLink(linkHost, claims, token)
  return { ...session, link }
}

/**
 * Writes what a person remarks on a session. False where there is no such session.
 *
 * @param note as typed, of any characters
 */
export function writeNote(database: Database, id: string, note: string): boolean {
  const find = prepared<[string], SessionRow>(database, `SELECT ${rowColumns} FROM sessions WHERE id = ?`)
  const update = prepared<[string, string, string]>(
    database,
    'UPDATE sessions SET note = ?, folded = ? WHERE id = ?',
  )
  return database
    .transaction(() => {
      const found = find.get(id)
      if (found === undefined) return false
      if (found.note !== note) update.run(note, foldedOf({ ...found, note }), id)
      return true
    })
    .immediate()
}

/** Gives the sessions of a key another fingerprint. */
export function relabelSessions(database: Database, keyId: string, fingerprint: string): void {
  const sql = 'UPDATE sessions SET key_fingerprint = ? WHERE key_id = ?'
  prepared<[string, string]>(database, sql).run(fingerprint, keyId)
}

interface FullRow extends SessionRow {
  readonly linkHost: string | null
  readonly header: string
  readonly claims: string
  readonly token: string
}

/** What searching looks at. A line end keeps a word from reaching over two of them. */
export function foldedOf({ room, name, externalId, note }: SessionRow): string {
  return searchable([name ?? '', room, externalId ?? '', note].join('\n'))
}

const insert = `
  INSERT INTO sessions (
    id, platform, profile_id, profile_name, environment, key_id, key_fingerprint, origin, room, name, external_id,
    role, issued_at, valid_from, valid_until, note, link_host, header, claims, token, folded
  ) VALUES (
    @id, @platform, @profileId, @profileName, @environment, @keyId, @keyFingerprint, @origin, @room, @name, @externalId,
    @role, @issuedAt, @validFrom, @validUntil, @note, @linkHost, @header, @claims, @token, @folded
  )`
