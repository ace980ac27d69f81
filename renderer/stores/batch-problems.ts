import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BatchProblem } from '../../shared/batch/schemas.ts'
import type { Request, Response } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/errors.ts'

export type ProblemLevel = Request<'batch.problems'>['level']

export interface ProblemPagesState {
  /** Only rows of this level; null for all. */
  readonly level: ProblemLevel
  /** How many rows are listed; null until an answer is there. */
  readonly total: number | null
  /** The rows that were fetched, by their place in the list. */
  readonly rows: ReadonlyMap<number, BatchProblem>
  /** The last failure, until an answer comes. */
  readonly failure: Failure | null
}

export interface ProblemPages {
  readonly store: StoreApi<ProblemPagesState>
  /** Asks for the rows of a level, from the first one on; answers to earlier questions are dropped. */
  ask(level: ProblemLevel): Promise<void>
  /** Fetches what is missing of the places `first` to `last`. */
  want(first: number, last: number): Promise<void>
  /** The list is not what it was: the places `first` to `last` are fetched anew, the others when they come into sight. */
  refresh(first: number, last: number): Promise<void>
}

type AskProblems = (
  part: Omit<Request<'batch.problems'>, 'id'>,
) => Promise<Result<Response<'batch.problems'>>>

/** Rows a request asks for at most: as few as can be taken over within a frame while a person scrolls. */
export const problemsInPage = 100

/** The rows of one dry run that there is something to say of, fetched in pages as they come into sight. */
export function createProblemPages(ask: AskProblems): ProblemPages {
  const store = createStore<ProblemPagesState>(() => ({
    level: null,
    total: null,
    rows: new Map(),
    failure: null,
  }))
  /** Another list is asked for: what is on its way belongs to the one before. */
  let generation = 0
  /** Pages that are here as main has them, or on their way. */
  let known = new Set<number>()

  async function fetchPages(pages: readonly number[], isAnew: boolean) {
    const mine = generation
    for (const page of pages) known.add(page)
    const { level } = store.getState()
    const answers = await Promise.all(
      pages.map(async (page) => ({
        page,
        answer: await ask({ level, offset: page * problemsInPage, limit: problemsInPage }),
      })),
    )
    if (mine !== generation) return
    const rows = new Map(isAnew ? [] : store.getState().rows)
    let { total } = store.getState()
    for (const { page, answer } of answers) {
      if (!answer.ok) {
        known.delete(page)
        return store.setState({ failure: answer })
      }
      total = answer.value.total
      for (const [index, row] of answer.value.problems.entries()) rows.set(page * problemsInPage + index, row)
    }
    for (const place of rows.keys()) if (total !== null && place >= total) rows.delete(place)
    store.setState({ rows, total, failure: null })
  }

  function begin() {
    generation += 1
    known = new Set()
  }

  return {
    store,
    async ask(level) {
      begin()
      store.setState({ level, total: null, rows: new Map() })
      await fetchPages([0], true)
    },
    async want(first, last) {
      const { total } = store.getState()
      if (total === null) return
      const missing = pagesOf(first, Math.min(last, total - 1)).filter((page) => !known.has(page))
      if (missing.length > 0) await fetchPages(missing, false)
    },
    async refresh(first, last) {
      begin()
      await fetchPages(pagesOf(first, Math.max(first, last)), true)
    },
  }
}

function pagesOf(first: number, last: number): number[] {
  const start = Math.floor(Math.max(0, first) / problemsInPage)
  const end = Math.floor(Math.max(0, last) / problemsInPage)
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, index) => start + index)
}
