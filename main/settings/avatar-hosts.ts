import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'

/** True where the person has allowed pictures from this host. */
export function isHostAllowed(database: Database, host: string): boolean {
  const sql = 'SELECT 1 FROM avatar_hosts WHERE host = ?'
  return prepared<[string]>(database, sql).get(host.toLowerCase()) !== undefined
}

export function allowHost(database: Database, host: string): void {
  prepared<[string]>(database, 'INSERT OR IGNORE INTO avatar_hosts (host) VALUES (?)').run(host.toLowerCase())
}
