import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Transport } from '../../shared/lab/craft.ts'
import type { Delivery } from '../../shared/lab/schemas.ts'
import { linkWith } from '../../shared/lab/transports.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { claimsSchema, type Session, type SessionRow } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { searchable } from './searchable.ts'

/** One session as it is kept: its link is made from the host when it is read. */
export interface KeptSession extends Omit<Session, 'link'> {
  readonly linkHost: string | null
  /** How its link is made, where that is not the platform's own for the claims; else null. */
  readonly delivery: Delivery | null
}

/** One session as it is written. */
export interface StoredSession extends KeptSession {
  /** The signing key, where it is a stored one or one of this run. */
  readonly keyId: string | null
  /** Empty where it is not to be kept. */
  readonly token: string
  /** The identity that left this computer, as `identityKey` has it; null where the platform knows no such thing. */
  readonly identityKey: string | null
}

/** One line of the history as it is read, with what SQLite has no type for. */
export interface ReadRow extends Omit<SessionRow, 'isEndUnknown' | 'person'> {
  readonly isEndUnknown: number
  readonly personId: string | null
  readonly personName: string | null
  readonly personExternalId: string | null
}

/** The columns of a `ReadRow`. */
export const rowColumns = `
  sessions.id, sessions.platform, sessions.profile_id AS profileId, sessions.profile_name AS profileName,
  sessions.environment, sessions.key_fingerprint AS keyFingerprint, sessions.origin, sessions.room, sessions.name,
  sessions.external_id AS externalId, sessions.role, sessions.issued_at AS issuedAt, sessions.valid_from AS validFrom,
  sessions.valid_until AS validUntil, sessions.end_unknown AS isEndUnknown, sessions.stopped_at AS stoppedAt,
  people.id AS personId, people.name AS personName, people.external_id AS personExternalId, sessions.note`

/** Where they are read from; without `NOT INDEXED` where a session is found by another index than its own number. */
export const rowSource = 'sessions NOT INDEXED LEFT JOIN people ON people.id = sessions.person_id'
const rowSourceIndexed = 'sessions LEFT JOIN people ON people.id = sessions.person_id'

export function sessionRow(read: ReadRow): SessionRow {
  const { isEndUnknown, personId, personName, personExternalId, ...row } = read
  const person = personId === null ? null : { id: personId, name: personName, externalId: personExternalId }
  return { ...row, isEndUnknown: isEndUnknown === 1, person }
}

/**
 * Records a session. When this returns it is on the disk (`synchronous = FULL`), also where the process dies or the
 * power goes at the next moment.
 */
export function recordSession(database: Database, session: StoredSession): void {
  const { header, claims, asked, isEndUnknown, person, delivery, ...rest } = session
  prepared<[Record<string, unknown>]>(database, insert).run({
    ...rest,
    header: JSON.stringify(header),
    claims: JSON.stringify(claims),
    asked: asked === null ? '' : JSON.stringify(asked),
    isEndUnknown: Number(isEndUnknown),
    personId: person?.id ?? null,
    linkRoom: delivery?.room ?? null,
    linkTransport: delivery?.transport ?? null,
    folded: foldedOf(session),
  })
}

const fullColumns = `${rowColumns}, sessions.link_host AS linkHost, sessions.link_room AS linkRoom,
  sessions.link_transport AS linkTransport, sessions.header, sessions.claims, sessions.asked, sessions.token`

/** A whole session; null where there is none with this id. */
export function sessionById(database: Database, id: string): KeptSession | null {
  const sql = `SELECT ${fullColumns} FROM ${rowSourceIndexed} WHERE sessions.id = ?`
  const found = prepared<[string], FullRow>(database, sql).get(id)
  return found === undefined ? null : keptSession(found)
}

/** One line of the history; null where there is none with this id. */
export function sessionRowById(database: Database, id: string): SessionRow | null {
  const sql = `SELECT ${rowColumns} FROM ${rowSourceIndexed} WHERE sessions.id = ?`
  const found = prepared<[string], ReadRow>(database, sql).get(id)
  return found === undefined ? null : sessionRow(found)
}

/** Whole sessions by their numbers, newest first. Those that are gone are left out. */
export function sessionsByNumber(database: Database, numbers: readonly number[]): KeptSession[] {
  const sql = `SELECT ${fullColumns} FROM ${rowSource}
    WHERE sessions.number IN (SELECT value FROM json_each(?))
    ORDER BY sessions.issued_at DESC, sessions.number DESC`
  return prepared<[string], FullRow>(database, sql).all(JSON.stringify(numbers)).map(keptSession)
}

function keptSession(full: FullRow): KeptSession {
  const { linkHost, linkRoom, linkTransport, header, claims, asked, token, ...row } = full
  return {
    ...sessionRow(row),
    linkHost,
    delivery:
      linkRoom === null || linkTransport === null ? null : { room: linkRoom, transport: linkTransport },
    header: claimsSchema.parse(JSON.parse(header)),
    claims: claimsSchema.parse(JSON.parse(claims)),
    asked: asked === '' ? null : claimsSchema.parse(JSON.parse(asked)),
    token: token === '' ? null : token,
  }
}

/** The session as people get it, with its join link where the token is there. */
export function withLink<T extends string | null>({
  linkHost,
  delivery,
  ...session
}: KeptSession & { readonly token: T }): Session & { readonly token: T } {
  const { platform, claims, token } = session
  return { ...session, link: linkHost === null || token === null ? null : link(linkHost, token) }

  function link(host: string, text: string): string | null {
    if (delivery === null) return platforms[platform].joinLink(host, claims, text)
    return linkWith(delivery.transport, { host, room: delivery.room, token: text })
  }
}

/**
 * Writes what a person remarks on a session. False where there is no such session.
 *
 * @param note as typed, of any characters
 */
export function writeNote(database: Database, id: string, note: string): boolean {
  const update = prepared<[string, string, string]>(
    database,
    'UPDATE sessions SET note = ?, folded = ? WHERE id = ?',
  )
  return database
    .transaction(() => {
      const found = sessionRowById(database, id)
      if (found === null) return false
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

interface FullRow extends ReadRow {
  readonly linkHost: string | null
  readonly linkRoom: string | null
  readonly linkTransport: Transport | null
  readonly header: string
  readonly claims: string
  readonly asked: string
  readonly token: string
}

/** What searching looks at: also who is behind a made-up name. A line end keeps a word from reaching over two of them. */
export function foldedOf({
  room,
  name,
  externalId,
  person,
  note,
}: Pick<SessionRow, 'room' | 'name' | 'externalId' | 'person' | 'note'>): string {
  const behind = person === null ? [] : [person.name ?? '', person.externalId ?? '']
  return searchable([name ?? '', room, externalId ?? '', ...behind, note].join('\n'))
}

const insert = `
  INSERT INTO sessions (
    id, platform, profile_id, profile_name, environment, key_id, key_fingerprint, origin, room, name, external_id,
    role, issued_at, valid_from, valid_until, end_unknown, stopped_at, person_id, identity_key, note, link_host,
    link_room, link_transport, header, claims, asked, token, folded
  ) VALUES (
    @id, @platform, @profileId, @profileName, @environment, @keyId, @keyFingerprint, @origin, @room, @name, @externalId,
    @role, @issuedAt, @validFrom, @validUntil, @isEndUnknown, @stoppedAt, @personId, @identityKey, @note, @linkHost,
    @linkRoom, @linkTransport, @header, @claims, @asked, @token, @folded
  )`
