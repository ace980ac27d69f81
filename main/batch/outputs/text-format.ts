import type { OutputRow } from './output.ts'

/** What an output that is one text consists of. */
export interface TextFormat {
  readonly head: string
  /** @throws RoompassError where the row can't be in such an output */
  row(row: OutputRow): string
  readonly foot: string
}
