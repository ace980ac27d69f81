import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Request, Response } from '../../shared/contract.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import type { Statistics } from '../../shared/schemas.ts'

export type StatisticsRequest = Request<'statistics.get'>

export interface StatisticsState {
  /** The last answer, and what it answers; null until there is one. */
  readonly answer: { readonly request: StatisticsRequest; readonly statistics: Statistics } | null
  /** Why there is no newer one. */
  readonly failure: Failure | null
}

export interface StatisticsAnswers {
  readonly store: StoreApi<StatisticsState>
  /** Asks for something else; the answer before stays until this one is there. Answers to earlier questions are dropped. */
  ask(request: StatisticsRequest): Promise<void>
  /** Asks the same once more: the history, or the time, is another. */
  refresh(): Promise<void>
}

export function createStatisticsAnswers(
  get: (request: StatisticsRequest) => Promise<Result<Response<'statistics.get'>>>,
): StatisticsAnswers {
  const store = createStore<StatisticsState>(() => ({ answer: null, failure: null }))
  let current: StatisticsRequest | null = null

  async function ask(request: StatisticsRequest) {
    current = request
    const answer = await get(request)
    if (current !== request) return
    if (answer.ok) store.setState({ answer: { request, statistics: answer.value }, failure: null })
    else store.setState({ failure: answer })
  }

  return {
    store,
    ask,
    refresh: async () => {
      if (current !== null) await ask(current)
    },
  }
}
