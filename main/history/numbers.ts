import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'

/** So many numbers belong to each second. */
const perSecond = 2 ** 20

/** The last second whose numbers are safe integers of JavaScript: in the year 2242. */
const lastSecond = 2 ** 33 - 1

/**
 * The least number that a session issued at a moment (epoch seconds) can have: the order of numbers is the order in which
 * sessions were issued. A moment before 1970 counts as 1970, one after the year 2242 as that: what a computer says whose
 * clock is far off.
 */
export function firstNumberAt(issuedAt: number): number {
  return Math.min(Math.max(Math.ceil(issuedAt), 0), lastSecond) * perSecond
}

/** Numbers that follow each other. */
export interface NumberRange {
  readonly first: number
  readonly last: number
}

/**
 * Free numbers for at most `wanted` sessions issued at a moment, behind those that the moment has. Where its own are used
 * up they run on into the next second. Within the immediate transaction that uses them.
 */
export function freeNumbers(database: Database, issuedAt: number, wanted: number): NumberRange {
  const newest = prepared<[number, number], { number: number }>(
    database,
    'SELECT number FROM sessions WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT 1',
  )
  for (let start = firstNumberAt(issuedAt); ; start += perSecond) {
    const end = start + perSecond
    const first = (newest.get(start, end)?.number ?? start - 1) + 1
    if (first < end) return { first, last: Math.min(first + wanted, end) - 1 }
  }
}
