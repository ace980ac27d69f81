import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'

/** Seconds of a quarter of an hour: clocks of all zones differ by whole quarters. */
export const secondsOfQuarter = 900

/**
 * Adds sessions of one issuer and one moment to the statistics, within the transaction that records them. Single sessions
 * are counted by triggers, and so is every one that goes.
 */
export function countIssued(
  database: Database,
  { issuer, issuedAt }: { readonly issuer: number; readonly issuedAt: number },
  rows: readonly { readonly room: string; readonly role: string | null }[],
): void {
  const counted = new Map<string, Map<string, number>>()
  for (const { room, role } of rows) {
    const ofRoom = counted.get(room) ?? new Map<string, number>()
    counted.set(room, ofRoom)
    ofRoom.set(role ?? '', (ofRoom.get(role ?? '') ?? 0) + 1)
  }
  const sql = `INSERT INTO session_stats VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET sessions = sessions + excluded.sessions`
  const add = prepared<[number, number, string, string, number]>(database, sql)
  const quarter = Math.trunc(issuedAt / secondsOfQuarter)
  for (const [room, roles] of counted) {
    for (const [role, sessions] of roles) add.run(quarter, issuer, room, role, sessions)
  }
}
