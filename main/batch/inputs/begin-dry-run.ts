import type { BatchCheck, BatchPlan } from '../../../shared/batch/schemas.ts'
import { currentKeyOf } from '../../../shared/current-key.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import { keyMissing } from '../../history/issue.ts'
import type { InputHead } from '../input/read-head.ts'
import { type DryRun, refusedDryRun, startDryRun } from './dry-run.ts'
import type { Edit } from './edits.ts'
import type { InputsContext } from './inputs.ts'
import { knownOfBatch } from './known-rooms.ts'
import { rememberMatch } from './remember.ts'
import type { LastingSource } from './same-file.ts'

interface RowsToCheck {
  readonly source: LastingSource
  readonly head: InputHead['head']
  readonly plan: BatchPlan
  /** Those that turn out to be lost are taken out. */
  readonly edits: Map<number, Edit>
}

/**
 * Begins a dry run, and remembers how columns were matched. Without a current key nothing could be issued: it has failed
 * then before it reads a row.
 *
 * @param told some times a second, and once at the end; never before this has returned
 * @throws RoompassError `not-found` for the profile, `bad-request` for a plan that does not fit, what the storage throws
 */
export function beginDryRun(
  context: InputsContext,
  { source, head, plan, edits }: RowsToCheck,
  told: (check: BatchCheck) => void,
): DryRun {
  const { storage } = context
  const now = context.now()
  const profile = context.profile(plan.draft.profileId)
  const data = {
    source,
    reading: head.reading,
    columns: head.columns,
    plan,
    profile,
    now,
    known: storage.use((database) => knownOfBatch(database, profile, now)),
    edits: new Map(edits),
  }
  const lostEdits = (rows: readonly number[]) => {
    for (const row of rows) edits.delete(row)
  }
  const platform = platforms[profile.platform]
  const run =
    currentKeyOf(profile) === null
      ? refusedDryRun(data, keyMissing(platform).message, told)
      : startDryRun(data, { told, lostEdits })
  rememberMatch(context, profile.platform, head.columns, plan.columns)
  return run
}
