import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type LabDraft, labDraftSchema } from '../../shared/lab/schemas.ts'
import { prepared } from '../data/prepared.ts'

/** The Lab as it was left; null where it was not, or a later program wrote it otherwise. */
export function readLabDraft(database: Database): LabDraft | null {
  const row = prepared<[], { content: string }>(database, 'SELECT content FROM lab_draft').get()
  const parsed = row === undefined ? null : labDraftSchema.safeParse(JSON.parse(row.content))
  return parsed?.success ? parsed.data : null
}

export function writeLabDraft(database: Database, draft: LabDraft): void {
  const sql =
    'INSERT INTO lab_draft (id, content) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content'
  prepared<[string]>(database, sql).run(JSON.stringify(draft))
}

export function removeLabDraft(database: Database): void {
  prepared<[]>(database, 'DELETE FROM lab_draft').run()
}
