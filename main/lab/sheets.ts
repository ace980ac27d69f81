import type { SheetsEngine } from './lab-engine.ts'
import { createMakeSheet, type MakeContext } from './make-sheet.ts'
import { createRuns, type RunsContext } from './run/create-runs.ts'
import { createSheetRecords } from './sheet-records.ts'

export interface SheetsContext
  extends MakeContext,
    Pick<RunsContext, 'endpoint' | 'confirmedOrigin' | 'send'> {
  /** Told once sessions of a sheet are gone. */
  readonly removed: () => void
  /** Milliseconds; only differences count. */
  readonly clock: () => number
}

/** Everything that the engine does with sheets; `stop` ends every run, as for a lock or at the end. */
export type Sheets = SheetsEngine & { stop(): void }

export function createSheets(context: SheetsContext): Sheets {
  const { storage, profile, endpoint, confirmedOrigin, send, now, clock } = context
  const { observeMany, ...records } = createSheetRecords(context)
  const runs = createRuns({
    sheet: records.get,
    rows: records.each,
    profile,
    endpoint,
    confirmedOrigin,
    observeMany,
    send,
    during: storage.during,
    now,
    clock,
  })
  return {
    ...createMakeSheet(context),
    ...records,
    ...runs,
    remove: (id) => {
      runs.cancel(id)
      return records.remove(id)
    },
  }
}
