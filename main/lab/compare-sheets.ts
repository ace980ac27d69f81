import type { Response } from '../../shared/contract.ts'
import type { SheetRow } from '../../shared/lab/schemas.ts'

/**
 * What differs between two runs: cases whose result or what was seen of them is another one, and cases in one of them
 * alone; in the order of the later sheet, then those that only the earlier one has. A case that is in a sheet several
 * times is compared with its like in turn.
 */
export function compareSheets(
  before: Iterable<SheetRow>,
  after: Iterable<SheetRow>,
): Response<'sheets.compare'> {
  const left = byCase(before)
  const changes: Response<'sheets.compare'>['changes'] = []
  let same = 0
  for (const row of after) {
    const was = left.get(row.caseId)?.shift() ?? null
    if (was !== null && isAlike(was, row)) same += 1
    else changes.push({ caseId: row.caseId, title: row.title, before: was, after: row })
  }
  for (const row of [...left.values()].flat()) {
    changes.push({ caseId: row.caseId, title: row.title, before: row, after: null })
  }
  return { changes, same }
}

const isAlike = (one: SheetRow, other: SheetRow) =>
  one.result === other.result && one.observed === other.observed

function byCase(rows: Iterable<SheetRow>): Map<string, SheetRow[]> {
  const cases = new Map<string, SheetRow[]>()
  for (const row of rows) {
    const like = cases.get(row.caseId)
    if (like === undefined) cases.set(row.caseId, [row])
    else like.push(row)
  }
  return cases
}
