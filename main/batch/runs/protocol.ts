import type { RowGuest } from '../../../shared/batch/check-row.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Claims, Known, Origin, Session } from '../../../shared/schemas.ts'
import type { IssuedToken } from '../../platforms/platform.ts'
import type { RowColumns } from './columns.ts'
import type { Progress } from './content.ts'

/** What the threads of a batch say to each other, all of it plain data. Times are epoch seconds. */

/** Sessions that are recorded at once. */
export interface Chunk {
  readonly rows: RowColumns
  /** The header of every token, as its JSON text. */
  readonly headerText: string
  readonly origin: Origin
  /** When the tokens came, where somebody else made them; null for when they are recorded. */
  readonly issuedAt: number | null
}

/** Everything between two writes of the history. */
export interface Recording {
  /** One for all rows, or one for each where the platform made the tokens. */
  readonly chunks: readonly Chunk[]
  /** The row that the batch has come to before these: nothing is recorded where that is another. */
  readonly after: number
  /** How far the batch has come with these. */
  readonly progress: Progress
  /** Also where the batch is to stop: what was fetched would be lost. */
  readonly isFetched: boolean
}

/** Who is behind a guest's alias, and what leaves in their place. */
export interface Behind {
  readonly person: NonNullable<Session['person']>
  readonly alias: NonNullable<Known['alias']>
}

/** One session of the batch, as the history has it. */
export interface RecordedRow {
  readonly row: number
  readonly id: string
  readonly token: string
  readonly claims: Claims
  readonly room: string
  readonly name: string | null
  readonly validFrom: number | null
  readonly validUntil: number | null
}

/** Rows behind one and up to another. */
export interface RowRange {
  readonly after: number
  readonly upTo: number
  /** The most that are given. */
  readonly limit: number
}

/** How a batch ended for good. */
export interface Ending {
  readonly state: 'done' | 'cancelled'
  readonly outputName: string
  /** What has to be said of the output; else empty. */
  readonly message: string
  readonly progress: Progress
}

/** What the `run` thread asks of the `write` thread. */
export type Writing = {
  /** Comes before everything else. */
  readonly open: (_: null) => null
  /** The ids of the sessions in the order of the chunks' rows; null where the batch is to stop, and nothing is recorded. */
  readonly record: (recording: Recording) => Promise<readonly string[] | null>
  /** Looks up people, or adds them, one for each guest; null as above, or one of nobody's. */
  readonly behind: (guests: readonly RowGuest[]) => Promise<readonly (Behind | null)[] | null>
  /** Sessions behind a row, in the order of their rows. */
  readonly recorded: (range: RowRange) => RecordedRow[]
  /** Writes how far the batch has come. */
  readonly note: (progress: Progress) => Promise<null>
  readonly end: (ending: Ending) => Promise<null>
  /** Nothing comes after it. */
  readonly close: (how: {
    /** To put the text index together. */
    readonly isOver: boolean
  }) => Promise<null>
}

/** What came of asking a platform for one token. */
export type Fetched =
  | { readonly issued: IssuedToken; readonly at: number }
  | {
      readonly failed: {
        readonly code: ErrorCode
        readonly message: string
        /** Others may well get theirs. */
        readonly isAboutGuest: boolean
      }
    }

/** What the `run` thread asks of the main thread. */
export type Fetching = {
  /** Tokens for what the platform is asked for, in the same order. */
  readonly fetch: (wanted: readonly Claims[]) => Promise<readonly Fetched[]>
}

/** How a run ended. */
export type Outcome =
  | { readonly kind: 'over'; readonly ending: Ending }
  /** As it was told to, with everything kept for going on. */
  | { readonly kind: 'held'; readonly progress: Progress }
  | {
      readonly kind: 'stopped'
      readonly progress: Progress
      readonly code: ErrorCode
      readonly message: string
      readonly field: string | null
    }

/** What the `run` thread tells the main thread. */
export type RunReport =
  /** The input is the one it was, the output is open, and the first new row comes now. */
  | { readonly kind: 'going' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'end'; readonly outcome: Outcome }
