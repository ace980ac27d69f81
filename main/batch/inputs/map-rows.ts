import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { batchPlanSchema } from '../../../shared/batch/schemas.ts'
import { prepared } from '../../data/prepared.ts'

/** How columns were matched to the fields of a platform: a template for each field. */
export type ColumnMap = Readonly<Record<string, string>>

/** So many are remembered; the ones that were used longest ago go. */
const mostRemembered = 200

/**
 * What a match is remembered under: for columns of these names on this platform. A digest, since names can be long.
 *
 * @param columns what tells the columns apart from others
 */
export function mapSignature(platform: string, columns: string): string {
  return createHash('sha256').update(`${platform}\n${columns}`).digest('base64url')
}

/** How columns were matched last; null where they never were, or where a later program wrote it otherwise. */
export function rememberedMap(database: Database, signature: string): Record<string, string> | null {
  const sql = 'SELECT content FROM batch_maps WHERE signature = ?'
  const row = prepared<[string], { content: string }>(database, sql).get(signature)
  if (row === undefined) return null
  return batchPlanSchema.shape.columns.safeParse(JSON.parse(row.content)).data ?? null
}

/** @param now epoch seconds */
export function rememberMap(database: Database, signature: string, columns: ColumnMap, now: number): void {
  database
    .transaction(() => {
      const content = JSON.stringify(columns)
      prepared<[string, string, number]>(database, upsert).run(signature, content, now)
      prepared<[number]>(database, forget).run(mostRemembered)
    })
    .immediate()
}

const upsert = `
  INSERT INTO batch_maps (signature, content, used_at) VALUES (?, ?, ?)
  ON CONFLICT (signature) DO UPDATE SET content = excluded.content, used_at = excluded.used_at`

const forget = `
  DELETE FROM batch_maps WHERE signature IN (
    SELECT signature FROM batch_maps ORDER BY used_at DESC, signature LIMIT -1 OFFSET ?
  )`
