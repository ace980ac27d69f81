import { setImmediate } from 'node:timers/promises'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { RoompassError } from '../../shared/errors.ts'
import type { Storage } from '../data/storage.ts'
import { compareSheets } from './compare-sheets.ts'
import type { SheetsEngine } from './lab-engine.ts'
import type { RowObservation as Seen } from './run/observation.ts'
import {
  allSheets,
  deleteSessionsOf,
  deleteSheet,
  type NumberedSheet,
  sheetById,
  writeTitle,
} from './sheet-heads.ts'
import {
  pageOfRows,
  rowByNumber,
  rowsBehind,
  type TokenRow,
  writeObservation,
  writeRowNote,
} from './sheet-rows.ts'

export interface RecordsContext {
  readonly storage: Pick<Storage, 'use' | 'during'>
  /** Epoch seconds. */
  readonly now: () => number
  /** Told once a sheet is not what it was. */
  readonly changed: () => void
  /** Told once sessions of a sheet are gone. */
  readonly removed: () => void
}

type Recorded =
  | 'list'
  | 'get'
  | 'rows'
  | 'row'
  | 'each'
  | 'observe'
  | 'note'
  | 'rename'
  | 'remove'
  | 'compare'

/** Sheets as they are kept. */
export interface SheetRecords extends Pick<SheetsEngine, Recorded> {
  /** Keeps what a run has seen of several rows, in one write. Rows that are gone are passed over. @throws RoompassError `not-found` */
  observeMany(id: string, observations: readonly Seen[]): void
}

/** So many rows are read at once: a few milliseconds. */
const chunk = 200

/** Sessions of one step. The text index takes a millisecond to forget each without a trace. */
const removedAtOnce = 50

export function createSheetRecords({ storage, now, changed, removed }: RecordsContext): SheetRecords {
  const read = <T>(id: string, work: (database: Database, found: NumberedSheet) => T): T =>
    storage.use((database) => work(database, existing(database, id)))

  /** In one transaction, and told of. */
  const write = <T>(id: string, work: (database: Database, found: NumberedSheet) => T): T => {
    const written = storage.use((database) =>
      database.transaction(() => work(database, existing(database, id))).immediate(),
    )
    changed()
    return written
  }

  const after = (id: string, number: number, work: (database: Database, sheet: number) => boolean) =>
    write(id, (database, { number: sheet }) => {
      const row = work(database, sheet) ? rowByNumber(database, sheet, number) : null
      if (row === null) throw noRow()
      return { row: shown(row), sheet: existing(database, id).sheet }
    })

  const each = (id: string) => eachRow(storage, id)

  return {
    list: () => storage.use(allSheets),
    get: (id) => read(id, (_, { sheet }) => sheet),
    rows: ({ id, ...page }) =>
      read(id, (database, { number, sheet: { counts } }) => ({
        rows: pageOfRows(database, number, page).map(shown),
        total:
          page.result === null
            ? counts.pass + counts.fail + counts.unknown + counts.open
            : counts[page.result],
      })),
    row: (id, number) =>
      read(id, (database, { number: sheet }) => {
        const row = rowByNumber(database, sheet, number)
        if (row === null) throw noRow()
        return row
      }),
    each,
    observe: ({ id, number, observed, detail }) =>
      after(id, number, (database, sheet) =>
        writeObservation(database, sheet, { number, observed, detail }, now()),
      ),
    observeMany: (id, observations) =>
      write(id, (database, { number: sheet }) => {
        for (const observation of observations) writeObservation(database, sheet, observation, now())
      }),
    note: ({ id, number, note }) =>
      after(id, number, (database, sheet) => writeRowNote(database, sheet, number, note)),
    rename: (id, title) => {
      const plain = title.trim()
      if (plain === '')
        throw new RoompassError('bad-request', 'The sheet has no title: give it one.', 'title')
      return write(id, (database) => {
        writeTitle(database, id, plain)
        return existing(database, id).sheet
      })
    },
    remove: (id) =>
      storage.during(async () => {
        try {
          while (!storage.use((database) => removeSome(database, id))) await setImmediate()
        } finally {
          changed()
          removed()
        }
      }),
    compare: (id, before) => compareSheets(shownRows(each(before)), shownRows(each(id))),
  }
}

/**
 * One step of removing a sheet, in one transaction: true where nothing of it is left. The sheet goes last, so that one
 * whose removal was cut short can be removed again.
 */
function removeSome(database: Database, id: string): boolean {
  return database
    .transaction(() => {
      const { number } = existing(database, id)
      if (deleteSessionsOf(database, number, removedAtOnce) === removedAtOnce) return false
      deleteSheet(database, number)
      return true
    })
    .immediate()
}

/** @throws RoompassError `not-found` */
function existing(database: Database, id: string): NumberedSheet {
  const found = sheetById(database, id)
  if (found !== null) return found
  throw new RoompassError('not-found', 'There is no such sheet any more: look at the list of sheets.')
}

/**
 * Every row of a sheet, in order. Between two of them the history may be written to, also to this sheet.
 *
 * @throws RoompassError `not-found`; `history-unavailable`, also where the history is shut or changed for another on the way
 */
function* eachRow(storage: Pick<Storage, 'use'>, id: string): Generator<TokenRow> {
  const { number: sheet, first } = storage.use((database) => ({ ...existing(database, id), first: database }))
  for (let last = 0; ; ) {
    const rows: TokenRow[] = storage.use((database) => {
      if (database !== first) {
        throw new RoompassError('history-unavailable', 'The history was shut meanwhile: try again.')
      }
      return rowsBehind(database, sheet, last, chunk)
    })
    yield* rows
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.number
  }
}

function* shownRows(rows: Iterable<TokenRow>) {
  for (const row of rows) yield shown(row)
}

/** A row as people get it: without its token, which is copied and opened by its number. */
function shown({ token: _, ...row }: TokenRow) {
  return row
}

const noRow = () => new RoompassError('not-found', 'The sheet has no such row: look at it again.')
