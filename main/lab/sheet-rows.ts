import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Transport } from '../../shared/lab/craft.ts'
import { resultOf } from '../../shared/lab/result.ts'
import {
  type CaseResult,
  type Observed,
  type RequestCraft,
  requestCraftSchema,
  type SheetRow,
} from '../../shared/lab/schemas.ts'
import { linkWith } from '../../shared/lab/transports.ts'
import { prepared } from '../data/prepared.ts'
import { wholeToken } from '../history/detached-token.ts'

/** A row with its token; null for a request, and once the session is gone. */
export type TokenRow = SheetRow & { readonly token: string | null }

/** One row as it is made. */
export interface NewRow
  extends Pick<
    SheetRow,
    | 'number'
    | 'caseId'
    | 'title'
    | 'group'
    | 'expected'
    | 'reason'
    | 'source'
    | 'resigned'
    | 'sessionId'
    | 'request'
  > {
  /** The room of the address, and how the token stands in it. */
  readonly room: string
  readonly transport: Transport
}

/** What was seen of one row. */
export interface RowObservation {
  readonly number: number
  /** Null takes it back. */
  readonly observed: Observed | null
  readonly detail: string
}

/** @param sheet the sheet's number */
export function addRow(database: Database, sheet: number, { request, resigned, ...row }: NewRow): void {
  prepared<[Record<string, unknown>]>(database, insert).run({
    ...row,
    sheet,
    resigned: Number(resigned),
    request: request === null ? '' : JSON.stringify(request),
    result: resultOf(row.expected, null),
  })
}

/** Rows behind a number, in order. */
export function rowsBehind(database: Database, sheet: number, number: number, limit: number): TokenRow[] {
  const sql = `SELECT ${columns} FROM ${source} WHERE rows.sheet = ? AND rows.number > ? ORDER BY rows.number LIMIT ?`
  return prepared<[number, number, number], ReadRow>(database, sql).all(sheet, number, limit).map(rowFrom)
}

/** One page of the rows with a result, in order. @param result null for every one */
export function pageOfRows(
  database: Database,
  sheet: number,
  {
    offset,
    limit,
    result,
  }: { readonly offset: number; readonly limit: number; readonly result: CaseResult | null },
): TokenRow[] {
  const narrowed = result === null ? '' : 'AND rows.result = ?'
  const values = result === null ? [sheet] : [sheet, result]
  const sql = `SELECT ${columns} FROM ${source} WHERE rows.sheet = ? ${narrowed} ORDER BY rows.number LIMIT ? OFFSET ?`
  return prepared<(number | string)[], ReadRow>(database, sql)
    .all(...values, limit, offset)
    .map(rowFrom)
}

/** Null where there is none. */
export function rowByNumber(database: Database, sheet: number, number: number): TokenRow | null {
  const sql = `SELECT ${columns} FROM ${source} WHERE rows.sheet = ? AND rows.number = ?`
  const read = prepared<[number, number], ReadRow>(database, sql).get(sheet, number)
  return read === undefined ? null : rowFrom(read)
}

/** Writes what was seen of a row, and what that comes to. False where there is no such row. @param now epoch seconds */
export function writeObservation(
  database: Database,
  sheet: number,
  { number, observed, detail }: RowObservation,
  now: number,
): boolean {
  const find = prepared<[number, number], Pick<SheetRow, 'expected'>>(
    database,
    'SELECT expected FROM sheet_rows WHERE sheet = ? AND number = ?',
  )
  const row = find.get(sheet, number)
  if (row === undefined) return false
  const sql = `UPDATE sheet_rows SET observed = @observed, detail = @detail, observed_at = @observedAt, result = @result
    WHERE sheet = @sheet AND number = @number`
  prepared<[Record<string, unknown>]>(database, sql).run({
    sheet,
    number,
    observed,
    detail,
    observedAt: observed === null ? null : now,
    result: resultOf(row.expected, observed),
  })
  return true
}

/** False where there is no such row. */
export function writeRowNote(database: Database, sheet: number, number: number, note: string): boolean {
  const sql = 'UPDATE sheet_rows SET note = ? WHERE sheet = ? AND number = ?'
  return prepared<[string, number, number]>(database, sql).run(note, sheet, number).changes > 0
}

/** The session of each row comes along, for its token and the host of its link. */
const source = `sheet_rows AS rows LEFT JOIN sessions ON sessions.id = rows.session_id
  LEFT JOIN issuers ON issuers.number = sessions.issuer`

const columns = `
  rows.number, rows.case_id AS caseId, rows.title, rows.case_group AS "group", rows.expected, rows.reason, rows.source,
  rows.resigned, rows.session_id AS sessionId, rows.room, rows.transport, rows.request, rows.observed, rows.detail,
  rows.observed_at AS observedAt, rows.result, rows.note, sessions.header, sessions.claims,
  sessions.token, issuers.link_host AS linkHost`

interface ReadRow extends Omit<SheetRow, 'resigned' | 'request' | 'link'> {
  readonly resigned: number
  readonly request: string
  readonly room: string
  readonly transport: Transport
  /** Null without a session. */
  readonly header: string | null
  readonly claims: string | null
  readonly token: string | null
  readonly linkHost: string | null
}

function rowFrom({ room, transport, linkHost: host, header, claims, ...read }: ReadRow): TokenRow {
  const kept = header === null || claims === null ? '' : wholeToken(read.token ?? '', { header, claims })
  const token = kept === '' ? null : kept
  return {
    ...read,
    resigned: read.resigned === 1,
    request: requestIn(read.request),
    token,
    link: host === null || token === null ? null : linkWith(transport, { host, room, token }),
  }
}

/** Null for a token, and for what a later program wrote otherwise. */
function requestIn(content: string): RequestCraft | null {
  if (content === '') return null
  const parsed = requestCraftSchema.safeParse(JSON.parse(content))
  return parsed.success ? parsed.data : null
}

const insert = `
  INSERT INTO sheet_rows (
    sheet, number, case_id, title, case_group, expected, reason, source, resigned, session_id, room, transport, request,
    observed, detail, observed_at, result, note
  ) VALUES (
    @sheet, @number, @caseId, @title, @group, @expected, @reason, @source, @resigned, @sessionId, @room, @transport,
    @request, NULL, '', NULL, @result, ''
  )`
