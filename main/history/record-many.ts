import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'
import { type Issuer, issuerNumber } from './issuers.ts'
import { freeNumbers, type NumberRange } from './numbers.ts'
import { foldedOf } from './session-rows.ts'
import { countIssued } from './session-stats.ts'
import { orderedIds } from './uuid-v7.ts'

/** What sessions that are recorded together have in common. */
export interface CommonOfMany extends Issuer {
  /** Epoch seconds. */
  readonly issuedAt: number
  /** The number of the batch that they are of. */
  readonly batch: number
  /** The header of every token, as its JSON text. */
  readonly headerText: string
}

/** One of them. Times in epoch seconds. */
export interface OneOfMany {
  /** Its row in the batch, which has each once. */
  readonly batchRow: number
  readonly room: string
  readonly name: string | null
  readonly externalId: string | null
  readonly role: string | null
  readonly validFrom: number | null
  readonly validUntil: number | null
  /** False where it is not said. */
  readonly isEndUnknown?: boolean
  /** The claims as JSON text. */
  readonly claimsText: string
  /** What the platform was asked for, as JSON text, where it makes the token. */
  readonly askedText?: string | null
  /**
   * The token as `wholeToken` reads it: the signature with its full stop before it for header and claims exactly as their
   * texts say, or whatever `detachedToken` makes of a whole token.
   */
  readonly keptToken: string
  /** Who is behind the name and external id, where those are made up. */
  readonly person?: {
    readonly id: string
    readonly name: string | null
    readonly externalId: string | null
  } | null
  /** As `identityKey` has it; null where the platform knows no such thing. */
  readonly identityKey: string | null
}

/** A session that was recorded. */
export interface RecordedMany {
  readonly number: number
  readonly id: string
}

/**
 * Records sessions of a batch, some thousands at once, within the immediate transaction of the caller, and gives their ids
 * in the same order. They are one change to whoever follows the history. Token texts are written whatever the settings say:
 * the batch is open.
 *
 * @throws SqliteError `SQLITE_CONSTRAINT_UNIQUE` for a row that the batch has already
 */
export function recordMany(
  database: Database,
  common: CommonOfMany,
  rows: readonly OneOfMany[],
): RecordedMany[] {
  const issuer = issuerNumber(database, common)
  const ids = orderedIds(common.issuedAt * 1000, rows.length)
  const recorded: RecordedMany[] = []
  while (recorded.length < rows.length) {
    const start = recorded.length
    const range = freeNumbers(database, common.issuedAt, rows.length - start)
    const some = rows.slice(start, start + range.last - range.first + 1).map((row, at): Recording => {
      const id = ids[start + at]
      if (id === undefined) throw new Error('There is an id for each row.')
      return { number: range.first + at, id, issuer, common, row }
    })
    insertAll(database, some)
    foldRange(database, range)
    tellOf(database, range, common)
    for (const { number, id } of some) recorded.push({ number, id })
  }
  countIssued(database, { issuer, issuedAt: common.issuedAt }, rows)
  return recorded
}

interface Recording {
  readonly number: number
  readonly id: string
  readonly issuer: number
  readonly common: CommonOfMany
  readonly row: OneOfMany
}

function insertAll(database: Database, recordings: readonly Recording[]): void {
  for (let from = 0; from < recordings.length; from += rowsOfInsert) {
    const some = recordings.slice(from, from + rowsOfInsert)
    prepared<unknown[]>(database, inserts[some.length - 1] ?? '').run(...some.flatMap(valuesOf))
  }
}

function valuesOf({ number, id, issuer, common, row }: Recording): unknown[] {
  const person = row.person ?? null
  return [
    number,
    id,
    issuer,
    row.room,
    row.name,
    row.externalId,
    row.role,
    common.issuedAt,
    row.validFrom,
    row.validUntil,
    row.isEndUnknown === true ? 1 : 0,
    common.batch,
    row.batchRow,
    person?.id ?? null,
    row.identityKey,
    common.headerText,
    row.claimsText,
    row.askedText ?? '',
    row.keptToken,
    foldedOf({ room: row.room, name: row.name, externalId: row.externalId, person, note: '' }),
  ]
}

/** The rows of a batch get into the text index all at once, which takes half as long as one by one. */
function foldRange(database: Database, { first, last }: NumberRange): void {
  const sql = `INSERT INTO sessions_text (rowid, folded)
    SELECT number, folded FROM sessions WHERE number BETWEEN ? AND ? ORDER BY number`
  prepared<[number, number]>(database, sql).run(first, last)
}

function tellOf(database: Database, { first, last }: NumberRange, { origin }: CommonOfMany): void {
  const sql = `INSERT INTO session_changes (session_id, what, origin, first, last) VALUES ('', 'issued', ?, ?, ?)`
  prepared<[string, number, number]>(database, sql).run(origin, first, last)
}

/** Rows of one statement: a call of its own for each would take a fifth of the time that recording takes. */
const rowsOfInsert = 8

/** Statements for one row, for two, and so on. */
const inserts = Array.from(
  { length: rowsOfInsert },
  (_, before) => `
  INSERT INTO sessions (
    number, id, issuer, room, name, external_id, role, issued_at, valid_from, valid_until, end_unknown, batch, batch_row,
    person_id, identity_key, note, header, claims, asked, token, folded
  ) VALUES ${Array(before + 1)
    .fill("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?)")
    .join(', ')}`,
)
