import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Request, Response } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import type { CaseResult, Sheet, SheetRow } from '../../shared/lab/schemas.ts'

export interface SheetPagesState {
  /** The sheet with its counts; null until an answer is there. */
  readonly sheet: Sheet | null
  /** Only rows with this result; null for all. */
  readonly result: CaseResult | null
  /** How many rows there are of that result; null until an answer is there. */
  readonly total: number | null
  /** The rows that were fetched, by their place in the list. */
  readonly rows: ReadonlyMap<number, SheetRow>
  /** The last failure, until an answer comes. */
  readonly failure: Failure | null
}

/** What of main is needed. */
export interface AskSheet {
  sheet(): Promise<Result<Sheet>>
  rows(part: Omit<Request<'sheets.rows'>, 'id'>): Promise<Result<Response<'sheets.rows'>>>
}

export interface SheetPages {
  readonly store: StoreApi<SheetPagesState>
  /** Asks for the rows of a result, from the first one on; answers to earlier questions are dropped. */
  ask(result: CaseResult | null): Promise<void>
  /** Fetches what is missing of the places `first` to `last`. */
  want(first: number, last: number): Promise<void>
  /** The sheet is not what it was: the places `first` to `last` are fetched anew, the others when they come into sight. */
  refresh(first: number, last: number): Promise<void>
  /** Main's answer to something that was recorded: it is shown where the row stands, which stays in its place. */
  take(answer: { readonly row: SheetRow; readonly sheet: Sheet }): void
  rename(sheet: Sheet): void
}

/** Rows a request asks for at most: as few as can be taken over within a frame while a person scrolls. */
export const pageSize = 100

/** The rows of one sheet, fetched in pages as they come into sight. */
export function createSheetPages(ask: AskSheet): SheetPages {
  const store = createStore<SheetPagesState>(() => ({
    sheet: null,
    result: null,
    total: null,
    rows: new Map(),
    failure: null,
  }))
  /** Another result is asked for: what is on its way belongs to the one before. */
  let generation = 0
  /** Pages whose rows are as main has them. */
  const fresh = new Set<number>()
  const underWay = new Set<number>()
  /** Counts the changes: what was asked for before one may be older than it. */
  let changes = 0
  /** Rows recorded since the refresh that is under way began: its answer may be older. */
  const taken = new Set<number>()

  const rowsAt = (offset: number, limit: number) =>
    ask.rows({ offset, limit, result: store.getState().result })

  async function askFor(result: CaseResult | null) {
    const mine = ++generation
    fresh.clear()
    underWay.clear()
    store.setState({ result })
    const [sheet, first] = await Promise.all([ask.sheet(), rowsAt(0, pageSize)])
    if (mine !== generation) return
    if (!sheet.ok) return fail(sheet)
    if (!first.ok) return fail(first)
    fresh.add(0)
    store.setState({
      sheet: sheet.value,
      total: first.value.total,
      rows: placed(0, first.value.rows),
      failure: null,
    })
  }

  function fail(failure: Failure) {
    store.setState({ failure, total: null, rows: new Map() })
  }

  async function want(first: number, last: number) {
    const mine = generation
    const { total } = store.getState()
    if (total === null) return
    const missing = pagesOf(first, Math.min(last, total - 1)).filter(
      (page) => !fresh.has(page) && !underWay.has(page),
    )
    await Promise.all(
      missing.map(async (page) => {
        underWay.add(page)
        const before = changes
        const answer = await rowsAt(page * pageSize, pageSize)
        if (mine !== generation) return
        underWay.delete(page)
        if (!answer.ok) return store.setState({ failure: answer })
        if (before === changes) fresh.add(page)
        merge(page * pageSize, answer.value, false)
      }),
    )
  }

  async function refresh(first: number, last: number) {
    const mine = generation
    changes += 1
    taken.clear()
    fresh.clear()
    const limit = Math.min(pageSize, Math.max(1, last - first + 1))
    const [sheet, seen] = await Promise.all([ask.sheet(), rowsAt(first, limit)])
    if (mine !== generation) return
    if (!sheet.ok) return store.setState({ failure: sheet })
    if (!seen.ok) return store.setState({ failure: seen })
    store.setState({ sheet: sheet.value })
    // Of one result only, rows come and go, and with them the places of all the others.
    merge(first, seen.value, store.getState().result !== null)
  }

  function merge(offset: number, { rows: found, total }: Response<'sheets.rows'>, isAlone: boolean) {
    const before = store.getState().rows
    const rows = new Map(isAlone ? [] : before)
    for (const [place, row] of placed(offset, found)) {
      const known = before.get(place)
      rows.set(place, known?.number === row.number && taken.has(row.number) ? known : row)
    }
    for (const place of rows.keys()) if (place >= total) rows.delete(place)
    store.setState({ rows, total, failure: null })
  }

  function take({ row, sheet }: { readonly row: SheetRow; readonly sheet: Sheet }) {
    const { rows } = store.getState()
    taken.add(row.number)
    const place = placeOfRow(rows, row.number)
    store.setState({ sheet, ...(place === undefined ? {} : { rows: new Map(rows).set(place, row) }) })
  }

  return { store, ask: askFor, want, refresh, take, rename: (sheet) => store.setState({ sheet }) }
}

/** The place of a row among those that were fetched. */
export function placeOfRow(rows: ReadonlyMap<number, SheetRow>, number: number): number | undefined {
  // Where all rows are listed the number is the place.
  if (rows.get(number - 1)?.number === number) return number - 1
  for (const [place, row] of rows) if (row.number === number) return place
  return undefined
}

function placed(offset: number, rows: readonly SheetRow[]): Map<number, SheetRow> {
  return new Map(rows.map((row, index) => [offset + index, row]))
}

function pagesOf(first: number, last: number): number[] {
  const start = Math.floor(Math.max(0, first) / pageSize)
  const end = Math.floor(Math.max(0, last) / pageSize)
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index)
}
