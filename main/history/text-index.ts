import type { Database } from 'better-sqlite3-multiple-ciphers'
import { prepared } from '../data/prepared.ts'

/** More segments than these are put together: a search looks in each. */
export const segmentsAtMost = 8

/** Pages that are written in one step of putting segments together: one or two milliseconds. */
const pagesOfStep = 64

/** In how many segments the text index is. They are counted from one to the next, each by a look into the index. */
export function textSegments(database: Database): number {
  const sql = `WITH RECURSIVE segments (id) AS (
      SELECT min(segid) FROM sessions_text_idx
      UNION ALL
      SELECT (SELECT min(segid) FROM sessions_text_idx WHERE segid > segments.id) FROM segments
      WHERE segments.id IS NOT NULL
    ) SELECT count(id) AS count FROM segments`
  return prepared<[], { count: number }>(database, sql).get()?.count ?? 0
}

/**
 * Puts segments of the text index together for about so many milliseconds, in steps that are each on the disk
 * (https://sqlite.org/fts5.html#the_merge_command). True where there is more to do.
 */
export function mergeTextIndex(database: Database, forMs: number): boolean {
  const until = performance.now() + forMs
  do {
    const isMore = database.transaction(() => mergeStep(database)).immediate()
    if (!isMore) return false
  } while (performance.now() < until)
  return textSegments(database) > 1
}

/** One step, in a transaction. True where something was done. */
export function mergeStep(database: Database): boolean {
  const written = () =>
    prepared<[], { total: number }>(database, 'SELECT total_changes() AS total').get()?.total ?? 0
  const before = written()
  const sql = "INSERT INTO sessions_text (sessions_text, rank) VALUES ('merge', ?)"
  prepared<[number]>(database, sql).run(pagesOfStep)
  // The command itself counts as one row.
  return written() - before >= 2
}
