import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'

/** A text that is another one after each write to a database, by this process or another. */
export function historyVersion(database: Database): string {
  const { own } = prepared<[], { own: number }>(database, 'SELECT total_changes() AS own').get() ?? { own: 0 }
  // Writes of others only (https://sqlite.org/pragma.html#pragma_data_version).
  const { data_version: others } = prepared<[], { data_version: number }>(
    database,
    'PRAGMA data_version',
  ).get() ?? { data_version: 0 }
  return `${others}/${own}`
}

/** Keeps what was found out of a database until it is written to: the last few things, each under a name. */
export function untilWritten<T>(atMost: number): (database: Database, name: string, find: () => T) => T {
  const held = new WeakMap<Database, { readonly version: string; readonly known: Map<string, T> }>()
  return (database, name, find) => {
    const version = historyVersion(database)
    const before = held.get(database)
    const now = before?.version === version ? before : { version, known: new Map<string, T>() }
    if (now !== before) held.set(database, now)
    const known = now.known.get(name)
    if (known !== undefined) return known
    const found = find()
    now.known.set(name, found)
    const [oldest] = now.known.keys()
    if (now.known.size > atMost && oldest !== undefined) now.known.delete(oldest)
    return found
  }
}
