import type { Database } from 'better-sqlite3-multiple-ciphers'
import { originSchema } from '../../shared/schemas.ts'
import { writtenToken } from '../history/kept-tokens.ts'
import { foldName } from '../profiles/profile-rows.ts'
import { readSettings } from '../settings/settings.ts'

type Row = Record<string, string | number | null>

/**
 * Takes over what was kept in memory while there was no history to write to, in one transaction. Ids stay. A
 * profile that is known by its id is the same one; one that only has the name of another gets a number behind it.
 * Doing it twice adds nothing more.
 */
export function mergeInto(file: Database, memory: Database): void {
  file
    .transaction(() => {
      for (const profile of rowsOf(memory, 'profiles')) mergeProfile(file, profile)
      for (const host of rowsOf(memory, 'avatar_hosts')) insert(file, 'avatar_hosts', host)
      for (const settings of rowsOf(memory, 'settings')) {
        file.prepare('DELETE FROM settings').run()
        insert(file, 'settings', settings)
      }
      for (const session of rowsOf(memory, 'sessions')) mergeSession(file, session)
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

/** The text of a token goes onto the disk only where the settings that hold from now on say so. */
function mergeSession(file: Database, { number: _, ...session }: Row): void {
  const origin = originSchema.parse(session.origin)
  const token = writtenToken(readSettings(file), { origin, token: String(session.token) })
  insert(file, 'sessions', { ...session, token })
}

function mergeProfile(file: Database, profile: Row): void {
  const name = freeProfileName(file, String(profile.name))
  insert(file, 'profiles', { ...profile, name, folded_name: foldName(name) })
}

function freeProfileName(file: Database, name: string): string {
  const taken = file.prepare('SELECT 1 FROM profiles WHERE folded_name = ?')
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name.slice(0, 90)} (${number})`
    if (taken.get(foldName(candidate)) === undefined) return candidate
  }
}
