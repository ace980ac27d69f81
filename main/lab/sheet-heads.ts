import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { CaseResult, Sheet } from '../../shared/lab/schemas.ts'
import { prepared } from '../data/prepared.ts'
import { profileById } from '../profiles/profile-rows.ts'

/** A sheet with the number under which its rows are found. */
export interface NumberedSheet {
  readonly number: number
  readonly sheet: Sheet
}

/** Writes a sheet without its rows and gives its number. A profile that is gone by now is none any more. */
export function addSheet(database: Database, { counts: _, ...sheet }: Sheet): number {
  const isThere = sheet.profileId !== null && profileById(database, sheet.profileId) !== null
  const written = { ...sheet, profileId: isThere ? sheet.profileId : null }
  return Number(prepared<[Record<string, unknown>]>(database, insert).run(written).lastInsertRowid)
}

/** The newest first. */
export function allSheets(database: Database): Sheet[] {
  const counts = new Map<number, Sheet['counts']>()
  for (const { sheet, result, count } of prepared<[], Counted>(database, countAll).all()) {
    counts.set(sheet, { ...(counts.get(sheet) ?? noRows), [result]: count })
  }
  const sql = `SELECT ${columns} FROM sheets ORDER BY made_at DESC, number DESC`
  return prepared<[], ReadSheet>(database, sql)
    .all()
    .map(({ number, ...sheet }) => ({ ...sheet, counts: counts.get(number) ?? noRows }))
}

/** Null where there is none. */
export function sheetById(database: Database, id: string): NumberedSheet | null {
  const sql = `SELECT ${columns} FROM sheets WHERE id = ?`
  const read = prepared<[string], ReadSheet>(database, sql).get(id)
  if (read === undefined) return null
  const { number, ...sheet } = read
  const counted = prepared<[number], Counted>(database, countOne).all(number)
  const counts = Object.fromEntries(counted.map(({ result, count }) => [result, count]))
  return { number, sheet: { ...sheet, counts: { ...noRows, ...counts } } }
}

/** False where there is none. */
export function writeTitle(database: Database, id: string, title: string): boolean {
  return (
    prepared<[string, string]>(database, 'UPDATE sheets SET title = ? WHERE id = ?').run(title, id).changes >
    0
  )
}

/** Removes at most `most` sessions of a sheet's rows, and gives how many. */
export function deleteSessionsOf(database: Database, number: number, most: number): number {
  const sql = `DELETE FROM sessions WHERE id IN (
    SELECT session_id FROM sheet_rows WHERE sheet = ? AND session_id IS NOT NULL LIMIT ?
  )`
  return prepared<[number, number]>(database, sql).run(number, most).changes
}

/** Removes a sheet with its rows, whose sessions are gone by now. */
export function deleteSheet(database: Database, number: number): void {
  prepared<[number]>(database, 'DELETE FROM sheets WHERE number = ?').run(number)
}

interface Counted {
  readonly sheet: number
  readonly result: CaseResult
  readonly count: number
}

type ReadSheet = Omit<Sheet, 'counts'> & { readonly number: number }

const noRows: Sheet['counts'] = { pass: 0, fail: 0, unknown: 0, open: 0 }

const countAll = 'SELECT sheet, result, count(*) AS count FROM sheet_rows GROUP BY sheet, result'
const countOne = 'SELECT sheet, result, count(*) AS count FROM sheet_rows WHERE sheet = ? GROUP BY result'

const columns = `
  number, id, title, platform, profile_id AS profileId, profile_name AS profileName, environment, room,
  made_at AS madeAt, moment`

const insert = `
  INSERT INTO sheets (id, title, platform, profile_id, profile_name, environment, room, made_at, moment)
  VALUES (@id, @title, @platform, @profileId, @profileName, @environment, @room, @madeAt, @moment)`
