import type { Database } from 'better-sqlite3-multiple-ciphers'
import { testNow } from '../test-drafts.ts'
import { type CommonOfMany, type OneOfMany, type RecordedMany, recordMany } from './record-many.ts'

/** For tests only: makes a batch and gives its number. */
export function addBatch(database: Database, state: 'open' | 'done' | 'cancelled' = 'open'): number {
  const sql = `INSERT INTO batches (id, profile_id, state, content, started_at, changed_at)
    VALUES ('batch-' || (SELECT count(*) FROM batches), NULL, ?, '{}', ?, ?)`
  return Number(database.prepare(sql).run(state, testNow, testNow).lastInsertRowid)
}

/** For tests only: one row of a batch, with every field filled. */
export function oneOfMany(batchRow: number, parts: Partial<OneOfMany> = {}): OneOfMany {
  return {
    batchRow,
    room: 'lobby',
    name: `Guest ${batchRow}`,
    externalId: `crm-${batchRow}`,
    role: null,
    validFrom: null,
    validUntil: null,
    claimsText: `{"ud":"crm-${batchRow}"}`,
    keptToken: '.sig',
    identityKey: null,
    ...parts,
  }
}

/** For tests only: records rows of a batch in one transaction. */
export function recordRows(
  database: Database,
  rows: readonly OneOfMany[],
  common: Partial<CommonOfMany> & Pick<CommonOfMany, 'batch'>,
): RecordedMany[] {
  return database
    .transaction(() =>
      recordMany(
        database,
        {
          platform: 'digital-samba',
          profileId: null,
          profileName: 'Acme',
          environment: 'staging',
          keyId: null,
          keyFingerprint: '5f2c·a91e',
          origin: 'signed',
          linkHost: null,
          issuedAt: testNow,
          headerText: '{"alg":"HS256"}',
          ...common,
        },
        rows,
      ),
    )
    .immediate()
}
