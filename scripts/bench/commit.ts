import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, openDatabase } from '../../main/data/open-database.ts'
import { recordSession } from '../../main/history/session-rows.ts'
import { type Figure, percentile } from './figures.ts'
import { sampleSession } from './sample-session.ts'

const rounds = 2000
const host = `Node ${process.versions.node}`

/** One session after another into an encrypted history, each on the disk before the next. */
export function commitFigures(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const path = join(folder, 'history.db')
  const key = randomBytes(32)
  createDatabase(path, key)
  const database = openDatabase(path, key)
  try {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const session = {
        ...sampleSession,
        id: randomUUID(),
        name: `Guest ${round}`,
        externalId: `crm-${round}`,
      }
      const start = performance.now()
      recordSession(database, session)
      times.push(performance.now() - start)
    }
    return [
      { what: 'history commit, p50', value: percentile(times, 0.5), unit: 'ms', goal: null, host },
      { what: 'history commit, p99', value: percentile(times, 0.99), unit: 'ms', goal: null, host },
    ]
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
