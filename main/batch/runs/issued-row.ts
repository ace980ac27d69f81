import type { CheckedRow } from '../../../shared/batch/check-row.ts'
import type { InputRow } from '../../../shared/batch/schemas.ts'
import type { RoompassError } from '../../../shared/errors.ts'
import type { OneOfMany } from '../../history/record-many.ts'
import type { OutputRow } from '../outputs/output.ts'
import type { Chunk } from './protocol.ts'

/** A row that is to be issued, as it was edited and checked. */
export interface Candidate {
  readonly row: InputRow
  readonly checked: CheckedRow
}

/** A row with its token, before it is recorded. */
export interface IssuedRow {
  readonly recorded: OneOfMany
  /** What goes into the output, but for the session's id. */
  readonly output: Omit<OutputRow, 'sessionId'>
}

/** What candidates have come to. */
export interface Made {
  /** Those that got a token, in their order. */
  readonly issued: readonly IssuedRow[]
  /** The same, as they are recorded. */
  readonly chunks: readonly Chunk[]
  /** Where the batch is to stop: before this row, and nothing behind it was made. */
  readonly stop: { readonly row: number; readonly error: RoompassError } | null
}

/** Makes tokens. Rows that can't have one are left out or stop it, as the person chose. */
export type Make = (candidates: readonly Candidate[]) => Promise<Made>

/** A row as it goes into the output. */
export function outputRow({ output }: IssuedRow, sessionId: string): OutputRow {
  const { row, line, cells, token, link, room, name, validFrom, validUntil } = output
  return { row, line, cells, sessionId, token, link, room, name, validFrom, validUntil }
}
