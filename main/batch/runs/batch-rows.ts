import type { Database } from 'better-sqlite3-multiple-ciphers'
import { z } from '../../../shared/zod.ts'
import { prepared } from '../../data/prepared.ts'
import type { Edits } from '../inputs/edits.ts'
import { type Content, contentSchema } from './content.ts'

/** `open`: not over, whether anybody works on it or not. */
export type StoredState = 'open' | 'done' | 'cancelled'

/** A batch as the history has it. Times are epoch seconds. */
export interface BatchRow {
  readonly number: number
  readonly id: string
  /** Null once the profile is gone. */
  readonly profileId: string | null
  readonly state: StoredState
  readonly content: Content
  readonly startedAt: number
  readonly changedAt: number
}

interface ReadRow extends Omit<BatchRow, 'content'> {
  readonly content: string
}

/** What a new batch is kept with, so that it can go on after anything. */
export interface NewBatch extends Pick<BatchRow, 'id' | 'profileId' | 'content' | 'startedAt'> {
  /** The text itself, where it was pasted; else null. */
  readonly pasted: string | null
  readonly edits: Edits
}

const columns =
  'number, id, profile_id AS profileId, state, content, started_at AS startedAt, changed_at AS changedAt'

/** Writes a batch of which nothing is issued yet, and gives its number. */
export function addBatch(database: Database, batch: NewBatch): number {
  const { id, profileId, content, startedAt, pasted, edits } = batch
  const insert = `INSERT INTO batches (id, profile_id, state, content, started_at, changed_at)
    VALUES (?, ?, 'open', ?, ?, ?)`
  return database
    .transaction(() => {
      const { lastInsertRowid } = prepared<unknown[]>(database, insert).run(
        id,
        profileId,
        JSON.stringify(content),
        startedAt,
        startedAt,
      )
      const number = Number(lastInsertRowid)
      if (pasted !== null) {
        const sql = 'INSERT INTO batch_inputs (batch, text) VALUES (?, ?)'
        prepared<[number, string]>(database, sql).run(number, pasted)
      }
      const sql = 'INSERT INTO batch_edits (batch, row, content) VALUES (?, ?, ?)'
      for (const [row, edit] of edits) {
        prepared<[number, number, string]>(database, sql).run(number, row, JSON.stringify(edit))
      }
      return number
    })
    .immediate()
}

/** Takes back a batch of which nothing was issued. */
export function removeBatch(database: Database, number: number): void {
  prepared<[number]>(database, 'DELETE FROM batches WHERE number = ?').run(number)
}

/** A batch by its id; null where there is none, or a newer program wrote it. */
export function batchById(database: Database, id: string): BatchRow | null {
  const sql = `SELECT ${columns} FROM batches WHERE id = ?`
  const read = prepared<[string], ReadRow>(database, sql).get(id)
  return read === undefined ? null : batchRow(read)
}

/** Those that are not over first, then the newest; without those that were taken off the list. */
export function listBatches(database: Database, atMost: number): BatchRow[] {
  const sql = `SELECT ${columns} FROM batches
    WHERE json_extract(content, '$.isForgotten') = 0 ORDER BY state <> 'open', number DESC LIMIT ?`
  const rows = prepared<[number], ReadRow>(database, sql).all(atMost)
  return rows.flatMap((read) => batchRow(read) ?? [])
}

/** Writes how a batch stands. What was kept for going on with it goes once it is over. */
export function writeBatch(
  database: Database,
  { number, state, content, changedAt }: Pick<BatchRow, 'number' | 'state' | 'content' | 'changedAt'>,
): void {
  const sql = 'UPDATE batches SET state = ?, content = ?, changed_at = ? WHERE number = ?'
  prepared<unknown[]>(database, sql).run(state, JSON.stringify(content), changedAt, number)
  if (state === 'open') return
  prepared<[number]>(database, 'DELETE FROM batch_inputs WHERE batch = ?').run(number)
  prepared<[number]>(database, 'DELETE FROM batch_edits WHERE batch = ?').run(number)
}

/** What was pasted for a batch; null for nothing. */
export function pastedOf(database: Database, number: number): string | null {
  const sql = 'SELECT text FROM batch_inputs WHERE batch = ?'
  return prepared<[number], { text: string }>(database, sql).get(number)?.text ?? null
}

/** The rows that a person changed before the batch was begun. */
export function editsOf(database: Database, number: number): Edits {
  const sql = 'SELECT row, content FROM batch_edits WHERE batch = ? ORDER BY row'
  const rows = prepared<[number], { row: number; content: string }>(database, sql).all(number)
  return new Map(rows.map(({ row, content }) => [row, editSchema.parse(JSON.parse(content))]))
}

function batchRow(read: ReadRow): BatchRow | null {
  const content = contentSchema.safeParse(JSON.parse(read.content))
  return content.success ? { ...read, content: content.data } : null
}

const editSchema = z.object({
  cells: z.array(z.string()),
  original: z.object({
    row: z.int(),
    line: z.int(),
    cells: z.array(z.string()),
    fault: z.string().nullable(),
  }),
})
