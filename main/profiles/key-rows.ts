import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'

/** A signing key whose secret is in the keychain, as the history knows it. */
export interface KeyRow {
  readonly id: string
  readonly profileId: string
  readonly label: string
  readonly fingerprint: string
  /** Epoch seconds. */
  readonly createdAt: number
  readonly isCurrent: 0 | 1
}

const columns =
  'id, profile_id AS profileId, label, fingerprint, created_at AS createdAt, is_current AS isCurrent'

/** The keys of a profile, oldest first. */
export function keysOfProfile(database: Database, profileId: string): KeyRow[] {
  const sql = `SELECT ${columns} FROM signing_keys WHERE profile_id = ? AND removing = 0 ORDER BY created_at, rowid`
  return prepared<[string], KeyRow>(database, sql).all(profileId)
}

export function keyById(database: Database, id: string): KeyRow | null {
  const sql = `SELECT ${columns} FROM signing_keys WHERE id = ? AND removing = 0`
  return prepared<[string], KeyRow>(database, sql).get(id) ?? null
}

/** Writes a key; where it is the current one, the others of its profile become previous ones. */
export function writeKey(database: Database, key: KeyRow): void {
  const sql = `
    INSERT INTO signing_keys (id, profile_id, label, fingerprint, created_at, is_current)
    VALUES (@id, @profileId, @label, @fingerprint, @createdAt, @isCurrent)`
  database
    .transaction(() => {
      if (key.isCurrent) demoteKeys(database, key.profileId)
      prepared<[KeyRow]>(database, sql).run(key)
    })
    .immediate()
}

export function makeCurrent(database: Database, key: KeyRow): void {
  database
    .transaction(() => {
      demoteKeys(database, key.profileId)
      prepared<[string]>(database, 'UPDATE signing_keys SET is_current = 1 WHERE id = ?').run(key.id)
    })
    .immediate()
}

function demoteKeys(database: Database, profileId: string): void {
  prepared<[string]>(database, 'UPDATE signing_keys SET is_current = 0 WHERE profile_id = ?').run(profileId)
}

/** Hides a key while its secret is being removed, or shows it again. */
export function markKey(database: Database, id: string, removing: boolean): void {
  prepared<[number, string]>(database, 'UPDATE signing_keys SET removing = ? WHERE id = ?').run(
    Number(removing),
    id,
  )
}

/** Removes a key whose secret is gone from the keychain. */
export function deleteKey(database: Database, id: string): void {
  prepared<[string]>(database, 'DELETE FROM signing_keys WHERE id = ?').run(id)
}

/** Keys whose removal was cut short: their secrets may still be in the keychain. */
export function keysBeingRemoved(database: Database): string[] {
  const sql = 'SELECT id FROM signing_keys WHERE removing = 1'
  return prepared<[], { id: string }>(database, sql)
    .all()
    .map(({ id }) => id)
}
