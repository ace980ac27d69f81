import type { Database } from 'better-sqlite3-multiple-ciphers'
import { foldName } from '../profiles/profile-rows.ts'

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
      for (const { number: _, ...session } of rowsOf(memory, 'sessions')) insert(file, 'sessions', session)
      for (const host of rowsOf(memory, 'avatar_hosts')) insert(file, 'avatar_hosts', host)
      for (const settings of rowsOf(memory, 'settings')) {
        file.prepare('DELETE FROM settings').run()
        insert(file, 'settings', settings)
      }
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
