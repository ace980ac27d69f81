import type { RowGuest } from '../../../shared/batch/check-row.ts'
import { duplicatesIn } from '../../../shared/batch/duplicates.ts'
import type { InputRow } from '../../../shared/batch/schemas.ts'
import type { Response } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { Finding } from '../../../shared/schemas.ts'
import { hidesRows } from '../input/faults.ts'
import { type Counted, recounted } from './counts.ts'
import type { DryRun } from './dry-run.ts'
import { type Edit, editedRow } from './edits.ts'
import { identityOf, lineOf } from './guest-index.ts'
import { type ListedRow, listedRow, problemOf } from './listed-row.ts'

/**
 * Changes a row that a dry run listed, or that was changed before, and says what there is to say of it now. Whether the
 * guest stands elsewhere is looked for among all rows that the dry run compared; what it said of those stays.
 *
 * @param edits of the input; the change is written to it
 * @param cells null takes the change back
 * @throws RoompassError `bad-request`
 */
export function editRow(
  run: DryRun,
  edits: Map<number, Edit>,
  number: number,
  cells: readonly string[] | null,
): Response<'batch.edit'> {
  const listed = run.list.get(number)
  const original = edits.get(number)?.original ?? listed?.row
  if (original === undefined) throw notListed()
  if (original.fault !== null && hidesRows(original.fault))
    throw new RoompassError('bad-request', original.fault)
  const row = cells === null ? original : editedRow(original, fitted(cells, run.data.columns.length))
  if (cells === null) edits.delete(number)
  else edits.set(number, { cells: row.cells, original })
  const now = judged(run, edits, row, cells !== null)
  run.list.set(number, now)
  run.recount((counts) => recounted(counts, countedAs(listed), countedAs(now)))
  return { check: run.check(), problem: now === null ? null : problemOf(now) }
}

function judged(
  run: DryRun,
  edits: ReadonlyMap<number, Edit>,
  row: InputRow,
  isEdited: boolean,
): ListedRow | null {
  const checked = run.checkRow(row)
  const duplicate = row.fault === null ? duplicateOf(run, edits, row, checked.guest) : null
  return listedRow(row, checked, duplicate, isEdited)
}

/** What there is to say of a guest who stands in another row, changed ones included. */
function duplicateOf(
  { data, checkRow, guests }: DryRun,
  edits: ReadonlyMap<number, Edit>,
  row: InputRow,
  guest: RowGuest,
): Finding | null {
  const platform = platforms[data.profile.platform]
  const identity = identityOf(platform, guest)
  const index = guests()
  if (identity === '' || index === null) return null
  const others = [...edits.values()].filter(({ original }) => original.line !== row.line)
  const sameNow = others.find(
    ({ original, cells }) => identityOf(platform, checkRow(editedRow(original, cells)).guest) === identity,
  )
  const stale = new Set([row.line, ...others.map(({ original }) => original.line)])
  const line = sameNow?.original.line ?? lineOf(index, identity, (at) => !stale.has(at))
  if (line === null) return null
  const duplicates = duplicatesIn(platform)
  duplicates.see(guest, line)
  return duplicates.see(guest, row.line)
}

/** A row that is not listed has nothing that counts. */
function countedAs(listed: ListedRow | null): Counted {
  return { level: listed?.level ?? null, hasFormula: listed?.hasFormula ?? false }
}

/** As many cells as there are columns. */
function fitted(cells: readonly string[], columns: number): readonly string[] {
  if (cells.length > columns) {
    throw new RoompassError(
      'bad-request',
      `The row has more cells than there are columns: at most ${columns}.`,
    )
  }
  return [...cells, ...Array.from({ length: columns - cells.length }, () => '')]
}

function notListed(): RoompassError {
  return new RoompassError(
    'bad-request',
    'Only a row that the last dry run has something to say of can be changed here: change others in the file, and check again.',
  )
}
