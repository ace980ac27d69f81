import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type Draft, draftSchema } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'

/** The form as it was left; null where there is none or a later program wrote it otherwise. */
export function readDraft(database: Database): Draft | null {
  const row = prepared<[], { content: string }>(database, 'SELECT content FROM draft').get()
  const parsed = row === undefined ? null : draftSchema.safeParse(JSON.parse(row.content))
  return parsed?.success ? parsed.data : null
}

export function writeDraft(database: Database, draft: Draft): void {
  const sql =
    'INSERT INTO draft (id, content) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content'
  prepared<[string]>(database, sql).run(JSON.stringify(draft))
}
