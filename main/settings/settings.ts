import type { Database } from 'better-sqlite3-multiple-ciphers'
import { type Settings, settingsSchema } from '../../shared/schemas.ts'
import { prepared } from '../data/prepared.ts'

/** What holds until a person says otherwise. */
export const defaultSettings: Settings = {
  clipboardClearSeconds: 60,
  keepTokens: 'until-expiry',
  retentionDays: 0,
  lockAfterMinutes: 15,
}

/** The settings; the usual ones where none were written or an older program wrote fewer. */
export function readSettings(database: Database): Settings {
  const row = prepared<[], { content: string }>(database, 'SELECT content FROM settings').get()
  if (row === undefined) return defaultSettings
  const parsed = settingsSchema.safeParse({ ...defaultSettings, ...JSON.parse(row.content) })
  return parsed.success ? parsed.data : defaultSettings
}

export function writeSettings(database: Database, settings: Settings): Settings {
  const sql =
    'INSERT INTO settings (id, content) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET content = excluded.content'
  prepared<[string]>(database, sql).run(JSON.stringify(settings))
  return settings
}
