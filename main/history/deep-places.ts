import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { SessionFilter } from '../../shared/schemas.ts'
import { historyVersion } from './history-version.ts'

/** Places of a list whose number is remembered are so far apart. */
export const placesApart = 500

/** The lists of so many filters are remembered. */
const filtersAtMost = 16

/** Seconds for which the states of sessions are taken for the same, far down a list. */
const statesKeep = 30

/** Numbers of sessions at places far down the list of a filter. */
export interface DeepPlaces {
  /** The moment for which they hold, in epoch seconds. */
  readonly now: number
  /** The number of the session at every so many places, but for the first; as far as was gone. */
  readonly numbers: number[]
}

interface Remembered {
  readonly version: string
  readonly filters: Map<string, DeepPlaces>
}

const remembered = new WeakMap<Database, Remembered>()

/**
 * What is remembered of a filter's list, to be added to; forgotten once the history is written to. Where a state is asked
 * for it holds for a short while, for which the list far down stays as it was.
 */
export function deepPlaces(database: Database, filter: SessionFilter, now: number): DeepPlaces {
  const version = historyVersion(database)
  const before = remembered.get(database)
  const known = before?.version === version ? before : { version, filters: new Map<string, DeepPlaces>() }
  if (known !== before) remembered.set(database, known)
  const { text, state, profileId, environment, origin, from, until } = filter
  const name = JSON.stringify([text, state, profileId, environment, origin, from, until])
  const places = known.filters.get(name)
  const isStill = places !== undefined && (state === null || Math.abs(now - places.now) <= statesKeep)
  const kept = isStill ? places : { now, numbers: [] }
  // The last one asked for is the last one to go.
  known.filters.delete(name)
  known.filters.set(name, kept)
  const [oldest] = known.filters.keys()
  if (known.filters.size > filtersAtMost && oldest !== undefined) known.filters.delete(oldest)
  return kept
}
