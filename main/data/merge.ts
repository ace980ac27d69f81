import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Settings } from '../../shared/schemas.ts'
import { issuerByNumber, issuerNumber } from '../history/issuers.ts'
import { writtenToken } from '../history/kept-tokens.ts'
import { freeNumbers } from '../history/numbers.ts'
import { foldName } from '../profiles/profile-rows.ts'
import { defaultSettings, readSettings, writeSettings } from '../settings/settings.ts'

type Row = Record<string, string | number | null>

/**
 * Takes over what was kept in memory while there was no history to write to, in one transaction. Ids stay. A
 * profile that is known by its id is the same one; one that only has the name of another gets a number behind it.
 * Doing it twice adds nothing more.
 */
export function mergeInto(file: Database, memory: Database): void {
  file
    .transaction(() => {
      const profiles = rowsOf(memory, 'profiles')
      for (const profile of profiles) mergeProfile(file, profile)
      for (const { number: _, ...person } of rowsOf(memory, 'people')) insert(file, 'people', person)
      for (const table of ['avatar_hosts', 'batch_maps']) {
        for (const row of rowsOf(memory, table)) insert(file, table, row)
      }
      const ofRun = readSettings(memory)
      mergeSettings(file, ofRun)
      for (const session of rowsOf(memory, 'sessions')) mergeSession(file, memory, session, ofRun)
      for (const profile of profiles) mergeCurrent(file, profile)
      mergeLab(file, memory)
    })
    .immediate()
}

/** How many sessions a database holds. */
export function countSessions(database: Database): number {
  return database.prepare<[], number>('SELECT count(*) FROM sessions').pluck().get() ?? 0
}

function rowsOf(database: Database, table: string): Row[] {
  return database.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY rowid`).all()
}

function insert(database: Database, table: string, row: Row): void {
  const columns = Object.keys(row)
  const values = columns.map((column) => `@${column}`)
  database
    .prepare(`INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`)
    .run(row)
}

/**
 * Takes over what was changed in memory. What decides over sessions that are in the file already stays as it is there:
 * nobody was shown what of them would go.
 */
function mergeSettings(file: Database, ofRun: Settings): void {
  const held = readSettings(file)
  const usual = new Map<string, unknown>(Object.entries(defaultSettings))
  const changed = Object.entries(ofRun).filter(([name, value]) => value !== usual.get(name))
  if (changed.length === 0) return
  const { keepTokens, retentionDays } = held
  const kept = countSessions(file) === 0 ? {} : { keepTokens, retentionDays }
  writeSettings(file, { ...held, ...Object.fromEntries(changed), ...kept })
}

/**
 * With a number behind those that the file has by now for its moment. The text of a token goes onto the disk only where the
 * settings of the file and those of the run say so.
 */
function mergeSession(file: Database, memory: Database, row: Row, ofRun: Settings): void {
  const known = file.prepare('SELECT 1 FROM sessions WHERE id = ?').get(row.id)
  const issuer = issuerByNumber(memory, Number(row.issuer))
  if (known !== undefined || issuer === null) return
  const ofBoth = [ofRun, readSettings(file)]
  const token = ofBoth.reduce(
    (text, one) => writtenToken(one, { origin: issuer.origin, token: text }),
    String(row.token),
  )
  insert(file, 'sessions', {
    ...row,
    number: freeNumbers(file, Number(row.issued_at), 1).first,
    issuer: issuerNumber(file, issuer),
    // A batch is made with the file alone: without one nothing of it would last.
    batch: null,
    batch_row: null,
    token,
  })
}

/** What the Lab keeps, once profiles and sessions are there. What the file has already stays as it is there. */
function mergeLab(file: Database, memory: Database): void {
  for (const table of ['lab_draft', 'own_cases', 'endpoints']) {
    for (const row of rowsOf(memory, table)) insert(file, table, row)
  }
  for (const { number, ...sheet } of rowsOf(memory, 'sheets')) {
    insert(file, 'sheets', sheet)
    const inFile = file.prepare('SELECT number FROM sheets WHERE id = ?').pluck().get(sheet.id)
    const rows = memory
      .prepare<unknown[], Row>('SELECT * FROM sheet_rows WHERE sheet = ? ORDER BY number')
      .all(number)
    for (const row of rows) insert(file, 'sheet_rows', { ...row, sheet: Number(inFile) })
  }
}

function mergeProfile(file: Database, profile: Row): void {
  const name = freeProfileName(file, String(profile.name))
  insert(file, 'profiles', { ...profile, name, folded_name: foldName(name), current_session: null })
}

/** Once its session is there too. One that the file has already is the later one. */
function mergeCurrent(file: Database, { id, current_session }: Row): void {
  const sql = `UPDATE profiles SET current_session = @current_session
    WHERE id = @id AND current_session IS NULL AND EXISTS (SELECT 1 FROM sessions WHERE sessions.id = @current_session)`
  file.prepare(sql).run({ id, current_session })
}

function freeProfileName(file: Database, name: string): string {
  const taken = file.prepare('SELECT 1 FROM profiles WHERE folded_name = ?')
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 90)} (${number})`
    if (taken.get(foldName(candidate)) === undefined) return candidate
  }
}
