import type { InputRow, Separator } from '../../../shared/batch/schemas.ts'
import { type CsvRow, csvCells } from './csv-cells.ts'
import { faults } from './faults.ts'
import type { LineEnds } from './line-ends.ts'
import { fitted, type RowReader } from './row-reader.ts'
import { faultOfText, isSuspicious } from './suspicion.ts'

export interface CsvRowsOptions {
  readonly separator: Separator
  readonly ends: LineEnds
  /** Of the first character, from 1. */
  readonly line: number
  readonly hasHeader: boolean
  readonly columns: number
}

/** The rows of separated values: without the header, and without those of which every cell is blank. */
export function csvRows({ separator, ends, line, hasHeader, columns }: CsvRowsOptions): RowReader {
  const cells = csvCells(separator, ends, line)
  let isHeaderAhead = hasHeader
  let row = 0
  let isSuspect = false

  const rowsOf = (read: CsvRow[]): InputRow[] => {
    const rows: InputRow[] = []
    for (const each of read) {
      if (isBlank(each)) continue
      if (isHeaderAhead) {
        isHeaderAhead = false
        continue
      }
      row++
      const fault = each.fault ?? (isSuspect ? faultOfText(each.cells) : null) ?? faultOfCount(each, columns)
      const fits = fitted(each.cells, columns)
      rows.push({ row, line: each.line, cells: fault === null ? fits : fits.map(wellFormed), fault })
    }
    return rows
  }

  return {
    push: (text) => {
      const isNew = isSuspicious(text)
      isSuspect ||= isNew
      const rows = rowsOf(cells.push(text))
      // A row that ends in the next piece may have begun in this one.
      if (rows.length > 0) isSuspect = isNew
      return rows
    },
    end: () => rowsOf(cells.end()),
  }
}

/** Nothing stands in it, and nothing is wrong with it. */
export function isBlank({ cells, fault }: CsvRow): boolean {
  return fault === null && cells.every((cell) => cell === '' || cell.trim() === '')
}

function faultOfCount({ count }: CsvRow, columns: number): string | null {
  if (count === columns) return null
  return count > columns ? faults.tooMany(count, columns) : faults.tooFew(count, columns)
}

const wellFormed = (cell: string): string => cell.toWellFormed()
