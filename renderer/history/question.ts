import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure, Result } from '../../shared/errors.ts'

export interface QuestionState<A> {
  readonly isAsking: boolean
  /** The last answer there was; it stays while it is asked again. Only this one is held. */
  readonly answer: A | null
  /** Why the last question has no answer; null where it has one, or was called off. */
  readonly failure: Failure | null
}

export interface Question<A> {
  readonly store: StoreApi<QuestionState<A>>
  /** Asks, unless an answer is on its way already. */
  ask(): Promise<void>
}

/** Something that is asked again and again, and its last answer. */
export function createQuestion<A>(ask: () => Promise<Result<A>>): Question<A> {
  const store = createStore<QuestionState<A>>(() => ({ isAsking: false, answer: null, failure: null }))
  return {
    store,
    ask: async () => {
      if (store.getState().isAsking) return
      store.setState({ isAsking: true, failure: null })
      const result = await ask()
      if (result.ok) store.setState({ isAsking: false, answer: result.value })
      else store.setState({ isAsking: false, failure: result.code === 'cancelled' ? null : result })
    },
  }
}
