import { mostColumns, type Reading } from '../../../shared/batch/schemas.ts'
import { columnNames, numberedColumns } from './column-names.ts'
import { type CsvRow, csvCells } from './csv-cells.ts'
import { isBlank } from './csv-rows.ts'
import { noTable } from './failures.ts'
import { guessHeader } from './guess-header.ts'
import { guessSeparator } from './guess-separator.ts'
import { guessLineEnds } from './line-ends.ts'
import { withoutHint } from './separator-hint.ts'
import { firstRowsOf } from './slices.ts'

/** What the beginning of a text tells of its columns. */
export interface HeadOf {
  readonly reading: Reading
  readonly columns: string[]
  /** In sentences. */
  readonly remarks: string[]
}

/** Rows by which it is judged how many cells a row has. */
const rowsToJudge = 200

const separatorNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' } as const

/**
 * @param given what the person says; the rest is guessed
 * @throws RoompassError `bad-request`
 */
export function headOfCsv(sample: string, isWhole: boolean, given: Partial<Reading>): HeadOf {
  const ends = guessLineEnds(sample)
  const { text, line, separator: hinted } = withoutHint(sample)
  const separator = given.separator ?? hinted ?? guessSeparator(text, ends)
  const cells = csvCells(separator, ends, line)
  const filled = {
    push: (piece: string) => cells.push(piece).filter((row) => !isBlank(row)),
    end: () => cells.end().filter((row) => !isBlank(row)),
  }
  const rows = firstRowsOf(filled, text, isWhole, rowsToJudge)
  const [first] = rows
  if (first === undefined) throw noRows(isWhole)
  const hasHeader = given.hasHeader ?? guessHeader(rows.slice(0, 50).map((row) => row.cells))
  if (hasHeader && first.fault !== null) throw noTable(`The header can't be read. ${first.fault}`)
  if (hasHeader && isWhole && rows.length === 1)
    throw noTable(
      'There is a header and no row below it: choose a file with rows, or say that there is no header.',
    )
  const count = hasHeader ? first.count : usualCount(rows)
  if (count > mostColumns)
    throw noTable(
      `There are ${count} columns, and at most ${mostColumns} can be read: choose another separator, or take columns out.`,
    )
  const { names, remarks } = hasHeader
    ? columnNames(first.cells)
    : { names: numberedColumns(count), remarks: [] }
  return {
    reading: { format: 'csv', separator, hasHeader },
    columns: names,
    remarks: [
      ...(ends === 'carriage-return'
        ? ['The rows end with carriage returns alone, as in files of old Macs.']
        : []),
      ...(given.separator === undefined && names.length > 1
        ? [`The cells are separated by ${separatorNames[separator]}.`]
        : []),
      ...(given.hasHeader === undefined ? [headerRemark(hasHeader)] : []),
      ...remarks,
    ],
  }
}

function headerRemark(hasHeader: boolean): string {
  return hasHeader
    ? 'The first row was taken for the names of the columns.'
    : 'The first row was taken for a guest, since nothing in it looks like the name of a column.'
}

/** How many cells most rows have. */
function usualCount(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>()
  for (const { count } of rows.slice(0, rowsToJudge)) counts.set(count, (counts.get(count) ?? 0) + 1)
  const [usual] = [...counts].sort(([, one], [, other]) => other - one)
  return usual?.[0] ?? 1
}

function noRows(isWhole: boolean): Error {
  return noTable(
    isWhole
      ? 'There are no rows in this: choose a file that has some, or paste them.'
      : 'The first row has no end within the first megabyte: see that its quotes are closed.',
  )
}
