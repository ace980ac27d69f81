import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Request, Response } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import type { SessionFilter, SessionRow } from '../../shared/schemas.ts'
import { createPageQueue, nearestPages, pagesFromMiddle } from './page-queue.ts'

export interface SessionPagesState {
  readonly query: SessionFilter
  /** How many sessions fit the query; null until an answer is there. */
  readonly total: number | null
  /** The rows that were fetched, by their place in the list; places far from what is seen have none. */
  readonly rows: ReadonlyMap<number, SessionRow>
  /** The last failure, until an answer comes. */
  readonly failure: Failure | null
}

export type SearchSessions = (
  request: Request<'sessions.search'>,
) => Promise<Result<Response<'sessions.search'>>>

/** How many sessions a filter lets through. */
export type CountSessionsOf = (filter: SessionFilter) => Promise<Result<number>>

export interface SessionPages {
  readonly store: StoreApi<SessionPagesState>
  /** Starts a new search; answers to earlier ones that still come in are dropped. */
  ask(query: SessionFilter): Promise<void>
  /** Fetches what is missing of the places `first` to `last`; what was wanted before and has not begun is left out. */
  want(first: number, last: number): Promise<void>
  /**
   * Fetches the places `first` to `last` anew because the history is not what it was, following the row at
   * `first` to where it is now. Gives by how many places it moved.
   */
  reload(first: number, last: number): Promise<number>
}

/** Rows a request asks for at most. */
export const pageSize = 100
/** Pages that are kept, those nearest to what is seen: a person may scroll through a million rows. */
const pagesKept = 30

/** The sessions that fit a query, newest first, fetched in pages as they come into sight. */
export function createSessionPages(
  search: SearchSessions,
  count: CountSessionsOf,
  query: SessionFilter,
): SessionPages {
  const store = createStore<SessionPagesState>(() => ({ query, total: null, rows: new Map(), failure: null }))
  let generation = 0
  /** The place in the middle of what is seen. */
  let middle = 0
  const queue = createPageQueue(load)

  async function fetchPage(page: number) {
    return search({ ...store.getState().query, offset: page * pageSize, limit: pageSize })
  }

  async function fetchPages(first: number, last: number): Promise<Result<SessionPagesState['rows']>> {
    const pages = pagesFromMiddle(first, last, pageSize)
    const answers = await Promise.all(pages.map(fetchPage))
    const rows = new Map<number, SessionRow>()
    for (const [index, answer] of answers.entries()) {
      if (!answer.ok) return answer
      place(rows, (pages[index] ?? 0) * pageSize, answer.value.rows)
    }
    return { ok: true, value: rows }
  }

  /** Rows and how many there are, asked for side by side. */
  async function fetchCounted(first: number, last: number): Promise<Result<Found>> {
    const [rows, total] = await Promise.all([fetchPages(first, last), count(store.getState().query)])
    if (!rows.ok) return rows
    return total.ok ? { ok: true, value: { rows: rows.value, total: total.value } } : total
  }

  async function ask(next: SessionFilter) {
    const mine = ++generation
    queue.clear()
    store.setState({ query: next })
    const answer = await fetchCounted(0, 0)
    if (mine !== generation) return
    if (answer.ok) store.setState({ ...answer.value, failure: null })
    else store.setState({ rows: new Map(), total: null, failure: answer })
  }

  async function want(first: number, last: number) {
    const { rows, total } = store.getState()
    if (total === null) return
    middle = Math.floor((first + last) / 2)
    const pages = pagesFromMiddle(first, Math.min(last, total - 1), pageSize)
    await queue.want(pages.filter((page) => !rows.has(page * pageSize)))
  }

  async function load(page: number) {
    const mine = generation
    const answer = await fetchPage(page)
    if (mine !== generation) return
    if (!answer.ok) return store.setState({ failure: answer })
    const grown = new Map(store.getState().rows)
    place(grown, page * pageSize, answer.value.rows)
    store.setState({ rows: nearestPages(grown, middle, pageSize, pagesKept), failure: null })
  }

  async function reload(first: number, last: number) {
    const before = store.getState()
    const anchor = before.rows.get(first)
    const mine = ++generation
    queue.clear()
    const answer = await fetchCounted(first, last)
    if (mine !== generation) return 0
    if (!answer.ok) {
      store.setState({ failure: answer })
      return 0
    }
    const { total } = answer.value
    const added = Math.max(0, total - (before.total ?? 0))
    const moved = added > 0 && anchor !== undefined ? await fetchPages(first + added, last + added) : null
    if (mine !== generation) return 0
    const rows = new Map([...answer.value.rows, ...(moved?.ok ? moved.value : [])])
    store.setState({ rows, total, failure: null })
    const found = anchor === undefined ? undefined : placeOf(rows, anchor.id)
    return found === undefined ? 0 : found - first
  }

  return { store, ask, want, reload }
}

interface Found {
  readonly rows: ReadonlyMap<number, SessionRow>
  readonly total: number
}

/** The place of a session among the rows that were fetched. */
export function placeOf(rows: ReadonlyMap<number, SessionRow>, id: string): number | undefined {
  for (const [index, row] of rows) if (row.id === id) return index
  return undefined
}

function place(into: Map<number, SessionRow>, offset: number, rows: readonly SessionRow[]) {
  for (const [index, row] of rows.entries()) into.set(offset + index, row)
}
