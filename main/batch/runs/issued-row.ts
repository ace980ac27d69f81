import type { CheckedRow } from '../../../shared/batch/check-row.ts'
import type { InputRow } from '../../../shared/batch/schemas.ts'
import type { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'
import type { Claims, Profile } from '../../../shared/schemas.ts'
import type { OutputRow } from '../outputs/output.ts'
import type { Chunk, RecordedRow } from './protocol.ts'
import type { Refused } from './refusing.ts'

/** A row that is to be issued, as it was edited and checked. */
export interface Candidate {
  readonly row: InputRow
  readonly checked: CheckedRow
}

/** A row with its token, before it is recorded. Its link is made again where it is written: it is longer than all the rest. */
export type IssuedRow = Omit<RecordedRow, 'id'> & Pick<InputRow, 'line' | 'cells'>

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
export interface Maker {
  /** Takes the next row, or says what becomes of it instead. */
  add(candidate: Candidate): Refused | null
  /** What all that were taken since have come to. */
  made(): Promise<Made>
}

/** A row as it goes into the output. */
export type ToOutput = (issued: IssuedRow, sessionId: string) => OutputRow

export function outputFor({ platform, settings }: Pick<Profile, 'platform' | 'settings'>): ToOutput {
  const link = linkOf({ platform, settings })
  return ({ row, line, cells, token, claims, room, name, validFrom, validUntil }, sessionId) => ({
    ...{ row, line, cells, sessionId, token, link: link(claims, token), room, name, validFrom, validUntil },
  })
}

/** The join links of a profile's tokens; null where one has none. */
export function linkOf({ platform: id, settings }: Pick<Profile, 'platform' | 'settings'>) {
  const platform: Platform = platforms[id]
  const host = platform.linkHost(settings)
  return (claims: Claims, token: string) => (host === null ? null : platform.joinLink(host, claims, token))
}
