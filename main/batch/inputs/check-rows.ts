import { type RowChecker, rowChecker } from '../../../shared/batch/check-row.ts'
import { duplicatesIn } from '../../../shared/batch/duplicates.ts'
import type { BatchPlan, InputRow, Reading } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { readRows } from '../input/read-rows.ts'
import { type CheckReport, createReporter, type Reporter } from './check-report.ts'
import { type Edits, withEdit } from './edits.ts'
import { createGuestIndex, identityOf } from './guest-index.ts'
import { type BatchKnown, knownFor } from './known-for.ts'
import { listedRow } from './listed-row.ts'
import { expectColumns, expectUnchanged, type LastingSource, stampOf } from './same-file.ts'

/** Everything that a dry run needs, as plain data. */
export interface CheckData {
  readonly source: LastingSource
  readonly reading: Reading
  readonly columns: readonly string[]
  readonly plan: BatchPlan
  readonly profile: Profile
  /** Epoch seconds: the moment that all rows count from. */
  readonly now: number
  readonly known: BatchKnown
  readonly edits: Edits
}

/**
 * Checks all rows. Memory does not depend on how many there are. Never throws: what fails is in the last report.
 *
 * @param isWanted false once nobody waits for it any more: it then ends soon
 */
export async function checkRows(
  data: CheckData,
  report: (report: CheckReport) => void,
  isWanted: () => boolean = () => true,
): Promise<void> {
  const reporter = createReporter(report)
  try {
    const before = await stampOf(data.source)
    await expectColumns(data.source, data.reading, data.columns)
    const end = await checkAll(data, reporter, isWanted)
    expectUnchanged(before, await stampOf(data.source))
    reporter.end({ state: 'done', stamp: before, ...end })
  } catch (error) {
    reporter.end({ state: 'failed', message: error instanceof RoompassError ? error.message : brokeOff })
  }
}

/** What is told at the end of a dry run that read all rows. */
async function checkAll(
  data: CheckData,
  reporter: Reporter,
  isWanted: () => boolean,
): Promise<Pick<CheckReport, 'message' | 'lostEdits' | 'guests'>> {
  const { source, reading, columns, edits } = data
  const checkRow = checkerOf(data)
  const platform = platforms[data.profile.platform]
  const duplicates = duplicatesIn(platform)
  const guests = createGuestIndex()
  const lost = new Set(edits.keys())

  const take = (read: InputRow) => {
    const row = withEdit(read, edits)
    const isEdited = row !== read
    if (isEdited) lost.delete(row.row)
    const checked = checkRow(row)
    // What can't be read says nothing of a guest.
    const duplicate = row.fault === null ? duplicates.see(checked.guest, row.line) : null
    if (row.fault === null) guests.note(identityOf(platform, checked.guest), row.line)
    const found = listedRow(row, checked, duplicate, isEdited)
    reporter.row({ level: found?.level ?? null, hasFormula: checked.formulas.length > 0 }, found)
  }

  for await (const rows of readRows(source, reading, columns, { onBytes: reporter.bytes })) {
    if (!isWanted()) throw new RoompassError('cancelled', 'The dry run was stopped.')
    for (const row of rows) take(row)
    reporter.perhaps()
  }
  return { message: duplicates.remark() ?? '', lostEdits: [...lost], guests: guests.index() }
}

/** @throws RoompassError `bad-request` for a plan that does not fit the columns */
export function checkerOf(data: CheckData): RowChecker {
  return rowChecker({ ...data, timeZone: data.plan.timeZone, knownFor: knownFor(data.known) })
}

/** Said where it ends for a reason that nobody foresaw. */
export const brokeOff =
  'The dry run broke off, and nobody knows why: check again, or read the rows in from another file.'
