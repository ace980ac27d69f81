import { stringify } from 'csv-stringify/sync'
import { guardCell } from '../../../shared/csv/safe-cell.ts'
import type { SheetCase } from './sheet-case.ts'

/** The columns, in their order. */
const columns: readonly (readonly [string, (one: SheetCase) => string])[] = [
  ['number', ({ number }) => String(number)],
  ['id', ({ caseId }) => caseId],
  ['title', ({ title }) => title],
  ['group', ({ group }) => group],
  ['expected', ({ expected }) => expected],
  ['observed', ({ observed }) => observed ?? ''],
  ['result', ({ result }) => result],
  ['detail', ({ detail }) => detail],
  ['note', ({ note }) => note],
  ['reason', ({ reason }) => reason],
  ['source', ({ source }) => source],
  ['resigned', ({ resigned }) => String(resigned)],
  ['link', ({ link }) => link ?? ''],
  ['token', ({ token }) => token ?? ''],
]

/**
 * CSV as the history's: UTF-8 with a byte order mark, without which Excel takes it for another encoding, every cell in
 * quotes, the line ends of RFC 4180, and no cell that a spreadsheet takes for a formula. Half a surrogate pair, which
 * UTF-8 can't hold, becomes U+FFFD.
 */
export function csvOf(cases: Iterable<SheetCase>): string {
  const lines = Array.from(cases, (one) => columns.map(([, cell]) => guardCell(cell(one)).toWellFormed()))
  return stringify([columns.map(([head]) => head), ...lines], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  })
}
