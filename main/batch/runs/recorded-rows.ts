import type { Database } from 'better-sqlite3-multiple-ciphers'
import { claimsSchema } from '../../../shared/schemas.ts'
import { prepared } from '../../data/prepared.ts'
import { wholeToken } from '../../history/detached-token.ts'
import type { RecordedRow, RowRange } from './protocol.ts'

interface ReadRow extends Omit<RecordedRow, 'claims'> {
  readonly header: string
  readonly claims: string
}

/** Sessions of a batch with rows behind `after` and up to `upTo`, in the order of their rows, with their tokens. */
export function recordedRows(
  database: Database,
  batch: number,
  { after, upTo, limit }: RowRange,
): RecordedRow[] {
  const sql = `SELECT batch_row AS row, id, header, claims, token, room, name, valid_from AS validFrom,
      valid_until AS validUntil
    FROM sessions WHERE batch = ? AND batch_row > ? AND batch_row <= ? ORDER BY batch_row LIMIT ?`
  return prepared<number[], ReadRow>(database, sql)
    .all(batch, after, upTo, limit)
    .map(({ header, ...read }) => ({
      ...read,
      token: wholeToken(read.token, { header, claims: read.claims }),
      claims: claimsSchema.parse(JSON.parse(read.claims)),
    }))
}
