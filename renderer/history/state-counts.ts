import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Result } from '../../shared/errors.ts'
import type { SessionFilter, StateCounts } from '../../shared/schemas.ts'

export interface CountsState {
  /** What the numbers are of: until its answer is there, not yet what was asked for last. */
  readonly filter: SessionFilter
  /** How many sessions of the filter are in each state; null until an answer is there. */
  readonly counts: StateCounts | null
}

export interface StateCounter {
  readonly store: StoreApi<CountsState>
  /** Counts for another filter; answers to earlier ones that still come in are dropped. */
  ask(filter: SessionFilter): Promise<void>
  /** Counts again because the history is not what it was; what happens meanwhile is counted after. */
  refresh(): Promise<void>
  /** Counts again because time has passed, unless counting takes so long that it would be felt. */
  tick(): Promise<void>
}

export type CountSessions = (filter: SessionFilter) => Promise<Result<StateCounts>>

/** The part of the time that may go into counting because time has passed. */
const shareForTicks = 1 / 20

/**
 * The numbers of sessions by state.
 *
 * @param elapsed milliseconds of a monotonic clock
 */
export function createStateCounter(
  count: CountSessions,
  filter: SessionFilter,
  elapsed: () => number,
): StateCounter {
  const store = createStore<CountsState>(() => ({ filter, counts: null }))
  let current = filter
  let generation = 0
  let underWay = 0
  let isWanted = false
  let restUntil = 0

  async function ask(next: SessionFilter): Promise<void> {
    const mine = ++generation
    current = next
    const began = elapsed()
    isWanted = false
    underWay += 1
    const answer = await count(next)
    underWay -= 1
    const cost = elapsed() - began
    restUntil = elapsed() + cost / shareForTicks - cost
    if (mine !== generation) return
    if (answer.ok) take(next, answer.value)
    if (isWanted) await ask(next)
  }

  /** What is the same stays the same object, so that nothing is drawn for it. */
  function take(counted: SessionFilter, counts: StateCounts) {
    const before = store.getState()
    const isSame = before.filter === counted && before.counts !== null && sameCounts(before.counts, counts)
    if (!isSame) store.setState({ filter: counted, counts })
  }

  return {
    store,
    ask,
    refresh: async () => {
      if (underWay > 0) isWanted = true
      else await ask(current)
    },
    tick: async () => {
      if (underWay === 0 && elapsed() >= restUntil) await ask(current)
    },
  }
}

function sameCounts(one: StateCounts, other: StateCounts): boolean {
  return Object.entries(one).every(([state, count]) => other[state as keyof StateCounts] === count)
}

/** Sessions in any state. */
export function totalOf(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
