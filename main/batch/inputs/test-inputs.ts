import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { onTestFinished } from 'vitest'
import type { BatchPlan } from '../../../shared/batch/schemas.ts'
import type { Draft, Profile } from '../../../shared/schemas.ts'
import { testKey } from '../../app/handlers/test-tools.ts'
import { memoryDatabase } from '../../data/open-database.ts'
import { writeProfile } from '../../profiles/profile-rows.ts'
import { acme, draftFor, testNow } from '../../test-drafts.ts'
import type { CheckData } from './check-rows.ts'
import { createInputs, type InputsContext } from './inputs.ts'

/** A database in memory with the tables of batches; it is closed after the test. */
export function batchDatabase(): Database {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  database.exec(`CREATE TABLE IF NOT EXISTS batch_maps (
    signature TEXT PRIMARY KEY, content TEXT NOT NULL, used_at INTEGER NOT NULL) STRICT`)
  return database
}

/** Inputs on a database in memory with one profile, `profile-1`; their dry runs end with the test. */
export function testInputs(given: Partial<InputsContext> = {}) {
  const database = batchDatabase()
  const profile: Profile = { ...writeProfile(database, acme, 'profile-1'), keys: [testKey] }
  const storage: InputsContext['storage'] = { use: (work) => work(database), isLocked: () => false }
  const inputs = createInputs({ storage, profile: () => profile, now: () => testNow, ...given })
  onTestFinished(() => inputs.forgetAll())
  return { inputs, database, profile, storage }
}

/** A plan with name, external id and end of each guest from columns of these names, and the same role for all. */
export function planFor(values: Draft['values'] = {}, columns: BatchPlan['columns'] = {}): BatchPlan {
  return {
    draft: draftFor('profile-1', { role: 'attendee', ...values }),
    columns: { u: '{name}', ud: '{id}', exp: '{until}', ...columns },
    timeZone: 'UTC',
  }
}

/** A file with this content, gone after the test. */
export function fileWith(content: string, name = 'guests.csv') {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, name)
  writeFileSync(path, content)
  return { from: 'file', path } as const
}

/** Lines of a guest of whom there is nothing to say, and of others by what there is to say. */
export const lineOf = {
  fine: (row: number) => `Guest ${row},crm-${row},`,
  warning: (row: number) => `Guest ${row},guest-${row}@example.com,`,
  error: (row: number) => `Guest ${row},crm-${row},never at all`,
  formula: (row: number) => `=Guest ${row},crm-${row},`,
}

/** A table with name, id and end of each guest. */
export function guests(lines: readonly string[]): string {
  return ['name,id,until', ...lines, ''].join('\n')
}

/** So many guests of one kind. */
export function guestsLike(kind: keyof typeof lineOf, rows: number): string {
  return guests(Array.from({ length: rows }, (_, at) => lineOf[kind](at + 1)))
}

/** What a dry run of such a table gets. */
export function checkDataFor(source: CheckData['source'], given: Partial<CheckData> = {}): CheckData {
  const { profile } = testInputs()
  return {
    source,
    reading: { format: 'csv', separator: ',', hasHeader: true },
    columns: ['name', 'id', 'until'],
    plan: planFor(),
    profile,
    now: testNow,
    known: { clockAhead: null, rooms: [] },
    edits: new Map(),
    ...given,
  }
}
