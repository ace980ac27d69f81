import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, openDatabase } from '../../main/data/open-database.ts'
import { recordSession, type StoredSession } from '../../main/history/session-rows.ts'
import { type Figure, percentile } from './figures.ts'

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
      const session = { ...sample, id: randomUUID(), name: `Guest ${round}`, externalId: `crm-${round}` }
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

const sample: StoredSession = {
  id: '',
  platform: 'digital-samba',
  profileId: null,
  profileName: 'Bench',
  environment: 'development',
  keyId: null,
  keyFingerprint: '0000·0000',
  origin: 'signed',
  room: 'demo-room',
  name: null,
  externalId: null,
  role: 'attendee',
  issuedAt: 1_700_000_000,
  validFrom: 1_700_000_000,
  validUntil: 1_700_003_600,
  note: '',
  header: { alg: 'HS256', typ: 'JWT' },
  claims: { rd: 'demo-room', role: 'attendee', iat: 1_700_000_000 },
  token: 'x'.repeat(400),
  linkHost: 'acme.digitalsamba.com',
}
