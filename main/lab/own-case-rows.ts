import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type OwnCase, ownCaseSchema } from '../../shared/lab/schemas.ts'
import type { PlatformId } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'

/** A platform's own cases by title. What a later program wrote otherwise is passed over, and stays. */
export function ownCasesOf(database: Database, platform: PlatformId): OwnCase[] {
  const sql = 'SELECT content FROM own_cases WHERE platform = ? ORDER BY title COLLATE NOCASE, rowid'
  return prepared<[string], { content: string }>(database, sql)
    .all(platform)
    .flatMap(({ content }) => {
      const parsed = ownCaseSchema.safeParse(JSON.parse(content))
      return parsed.success ? [parsed.data] : []
    })
}

/** Writes one; it takes the place of one with its id. */
export function writeOwnCase(database: Database, own: OwnCase): void {
  const { id, platform, title } = own
  const sql = `INSERT INTO own_cases (id, platform, title, content) VALUES (@id, @platform, @title, @content)
    ON CONFLICT (id) DO UPDATE SET platform = @platform, title = @title, content = @content`
  prepared<[Record<string, string>]>(database, sql).run({ id, platform, title, content: JSON.stringify(own) })
}

/** False where there is none. */
export function deleteOwnCase(database: Database, id: string): boolean {
  return prepared<[string]>(database, 'DELETE FROM own_cases WHERE id = ?').run(id).changes > 0
}
