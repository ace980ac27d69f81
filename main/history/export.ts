import type { Session } from '../../shared/schemas.ts'
import { type ExportFormat, exportRows } from './export-file.ts'
import { csvCells, csvHead, type ExportedSession, exported } from './export-rows.ts'

const columns = { head: csvHead, cells: csvCells }

/**
 * Writes sessions, without their tokens, to a file for its owner alone, and gives how many.
 *
 * @param now epoch seconds, for the state of each session
 * @throws RoompassError `failed` where the file can't be written; whatever `sessions` throws
 */
export function exportSessions(
  sessions: Iterable<Session>,
  { now, ...target }: { readonly path: string; readonly format: ExportFormat; readonly now: number },
): Promise<number> {
  return exportRows(exportedFrom(sessions, now), columns, target)
}

function* exportedFrom(sessions: Iterable<Session>, now: number): Generator<ExportedSession> {
  for (const session of sessions) yield exported(session, now)
}
