import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Transport } from '../../shared/lab/craft.ts'
import type { Delivery } from '../../shared/lab/schemas.ts'
import { linkWith } from '../../shared/lab/transports.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { claimsSchema, type Session, type SessionRow } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { detachedToken, wholeToken } from './detached-token.ts'
import { type Issuer, issuerNumber } from './issuers.ts'
import { freeNumbers } from './numbers.ts'
import { searchable } from './searchable.ts'
import { mergeStep, segmentsAtMost, textSegments } from './text-index.ts'

/** One session as it is kept: its link is made from the host when it is read. */
export interface KeptSession extends Omit<Session, 'link'> {
  readonly linkHost: string | null
  /** How its link is made, where that is not the platform's own for the claims; else null. */
  readonly delivery: Delivery | null
}

/** One session as it is written. */
export interface StoredSession extends KeptSession, Issuer {
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
  sessions.id, issuers.platform, issuers.profile_id AS profileId, issuers.profile_name AS profileName,
  issuers.environment, issuers.key_fingerprint AS keyFingerprint, issuers.origin, sessions.room, sessions.name,
  sessions.external_id AS externalId, sessions.role, sessions.issued_at AS issuedAt, sessions.valid_from AS validFrom,
  sessions.valid_until AS validUntil, sessions.end_unknown AS isEndUnknown, sessions.stopped_at AS stoppedAt,
  people.id AS personId, people.name AS personName, people.external_id AS personExternalId, sessions.note`

/** What is read beside each session. Joined so that the sessions come first (https://sqlite.org/optoverview.html#crossjoin). */
export const besideSession = `
  CROSS JOIN issuers ON issuers.number = sessions.issuer LEFT JOIN people ON people.id = sessions.person_id`

/** Where rows are read from; without `NOT INDEXED` where a session is found by another index than its own number. */
export const rowSource = `sessions NOT INDEXED ${besideSession}`
const rowSourceIndexed = `sessions ${besideSession}`

export function sessionRow(read: ReadRow): SessionRow {
  const { isEndUnknown, personId, personName, personExternalId, ...row } = read
  const person = personId === null ? null : { id: personId, name: personName, externalId: personExternalId }
  return { ...row, isEndUnknown: isEndUnknown === 1, person }
}

/**
 * Records a session. When this returns, and the transaction that it is part of is over, it is on the disk
 * (`synchronous = FULL`), also where the process dies or the power goes at the next moment.
 */
export function recordSession(database: Database, session: StoredSession): void {
  if (database.inTransaction) insertSession(database, session)
  else database.transaction(() => insertSession(database, session)).immediate()
}

function insertSession(database: Database, session: StoredSession): void {
  const { id, room, name, externalId, role, issuedAt, validFrom, validUntil, stoppedAt, identityKey, note } =
    session
  const texts = { header: JSON.stringify(session.header), claims: JSON.stringify(session.claims) }
  prepared<[Record<string, unknown>]>(database, insert).run({
    ...{ id, room, name, externalId, role, issuedAt, validFrom, validUntil, stoppedAt, identityKey, note },
    ...texts,
    number: freeNumbers(database, issuedAt, 1).first,
    issuer: issuerNumber(database, session),
    isEndUnknown: Number(session.isEndUnknown),
    personId: session.person?.id ?? null,
    linkRoom: session.delivery?.room ?? null,
    linkTransport: session.delivery?.transport ?? null,
    asked: session.asked === null ? '' : JSON.stringify(session.asked),
    token: detachedToken(session.token, texts),
    folded: foldedOf(session),
  })
  // Many are issued one by one before upkeep comes by, and whoever types an id looks for it in each segment.
  if (textSegments(database) > 2 * segmentsAtMost) mergeStep(database)
}

const fullColumns = `${rowColumns}, issuers.link_host AS linkHost, sessions.link_room AS linkRoom,
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
    ORDER BY sessions.number DESC`
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
    token: token === '' ? null : wholeToken(token, { header, claims }),
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

interface FullRow extends ReadRow {
  readonly linkHost: string | null
  readonly linkRoom: string | null
  readonly linkTransport: Transport | null
  readonly header: string
  readonly claims: string
  readonly asked: string
  readonly token: string
}

/** What searching looks at of a session. */
export type SearchedParts = Pick<SessionRow, 'room' | 'name' | 'externalId' | 'note'> & {
  readonly person: Pick<NonNullable<SessionRow['person']>, 'name' | 'externalId'> | null
}

/**
 * What searching looks at: also who is behind a made-up name. A line end keeps a word from reaching over two of them; two at
 * the end make the first of three characters of each, which is what the text index knows.
 */
export function foldedOf({ room, name, externalId, person, note }: SearchedParts): string {
  const behind = person === null ? '' : `${person.name ?? ''}\n${person.externalId ?? ''}\n`
  const text = `${name ?? ''}\n${room}\n${externalId ?? ''}\n${behind}${note}`
  return searchable(note === '' ? `${text}\n` : `${text}\n\n`)
}

const insert = `
  INSERT INTO sessions (
    number, id, issuer, room, name, external_id, role, issued_at, valid_from, valid_until, end_unknown, stopped_at,
    person_id, identity_key, note, link_room, link_transport, header, claims, asked, token, folded
  ) VALUES (
    @number, @id, @issuer, @room, @name, @externalId, @role, @issuedAt, @validFrom, @validUntil, @isEndUnknown,
    @stoppedAt, @personId, @identityKey, @note, @linkRoom, @linkTransport, @header, @claims, @asked, @token, @folded
  )`
