import type { Database } from 'better-sqlite3-multiple-ciphers'
import { onTestFinished } from 'vitest'
import { testProfile } from '../../app/handlers/test-tools.ts'
import { memoryDatabase } from '../../data/open-database.ts'
import { writeProfile } from '../../profiles/profile-rows.ts'
import { acme, testNow } from '../../test-drafts.ts'
import { createControl } from '../threads/control.ts'
import { commonOf } from './access.ts'
import { addBatch, batchById } from './batch-rows.ts'
import { type Content, noProgress, type Progress } from './content.ts'
import { createRecorder, type RecorderOptions } from './recorder.ts'

/** For tests only: what a batch is kept with. */
const testContent: Content = {
  task: {
    ...{ profileName: acme.name, platform: acme.platform, environment: acme.environment },
    input: {
      ...{ from: 'file', path: '/tmp/guests.csv', name: 'guests.csv', columns: ['name'] },
      reading: { format: 'csv', separator: ',', hasHeader: true },
    },
    output: { format: 'csv', path: '/tmp/tokens.csv', guardFormulas: false },
    plan: { draft: { profileId: 'profile-1', values: {}, startEarly: 0 }, columns: {}, timeZone: 'UTC' },
    ...{ choice: 'all', now: testNow, total: null },
  },
  progress: noProgress(''),
  ...{ outputName: null, message: '', isForgotten: false },
}

export function progressTo(read: number): Progress {
  return { ...noProgress(''), read, issued: read }
}

/** A recorder on a database in memory, with a batch of which nothing is issued. */
export function testRecorder(given: Partial<RecorderOptions> = {}) {
  const database: Database = memoryDatabase()
  onTestFinished(() => void database.close())
  const profile = { ...writeProfile(database, acme, 'profile-1'), keys: testProfile.keys }
  const batch = { id: 'batch-1', profileId: profile.id, content: testContent, startedAt: testNow }
  const number = addBatch(database, { ...batch, pasted: null, edits: new Map() })
  const control = createControl()
  const recorder = createRecorder({
    ...{ database, control, common: commonOf(profile, number), content: testContent },
    turns: { take: async () => () => undefined },
    door: { empty: async () => undefined },
    reach: () => undefined,
    now: () => testNow,
    onPeople: () => undefined,
    ...given,
  })
  const count = () => Number(database.prepare('SELECT count(*) FROM sessions').pluck().get())
  const progress = () => batchById(database, 'batch-1')?.content.progress
  return { database, recorder, control, count, progress, number, profile }
}
