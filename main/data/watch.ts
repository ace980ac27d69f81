import type { Database } from 'better-sqlite3-multiple-ciphers'

/**
 * Looks whether another process has written to a database since the look before
 * (https://sqlite.org/pragma.html#pragma_data_version). The process's own writes do not count, nor does the first
 * look at a database.
 */
export function writtenElsewhere(): (database: Database) => boolean {
  let seen: { readonly database: Database; readonly version: number } | null = null
  return (database) => {
    const version = Number(database.pragma('data_version', { simple: true }))
    const written = seen !== null && seen.database === database && seen.version !== version
    seen = { database, version }
    return written
  }
}
