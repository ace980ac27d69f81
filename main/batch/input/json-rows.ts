import type { InputRow } from '../../../shared/batch/schemas.ts'
import { longestCell } from '../../../shared/batch/schemas.ts'
import { faults, longestRow } from './faults.ts'
import { objectOf } from './json-object.ts'
import type { RowReader } from './row-reader.ts'
import { faultOfText } from './suspicion.ts'

/** The rows of JSON lines (https://jsonlines.org): one object a line, its members by the names of the columns; without those that are blank. */
export function jsonRows(columns: readonly string[]): RowReader {
  const indexes = new Map(columns.map((column, index) => [column, index]))
  let held = ''
  let isCut = false
  let line = 0
  let row = 0

  const keep = (text: string) => {
    const room = longestRow - held.length
    if (text.length > room) isCut = true
    held += text.slice(0, room)
  }
  const endLine = (rows: InputRow[]) => {
    line++
    const text = held
    held = ''
    const fault = isCut ? faults.rowTooLong : null
    isCut = false
    if (text.trim() === '') return
    const got = fault === null ? read(text, indexes) : faulty(indexes, fault)
    if (got.fault === null && got.cells.every((cell) => cell.trim() === '')) return
    row++
    rows.push({ row, line, ...got })
  }

  return {
    push: (text) => {
      const rows: InputRow[] = []
      let from = 0
      for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
        keep(text.slice(from, end))
        endLine(rows)
        from = end + 1
      }
      keep(text.slice(from))
      return rows
    },
    end: () => {
      const rows: InputRow[] = []
      endLine(rows)
      return rows
    },
  }
}

type Read = Pick<InputRow, 'cells' | 'fault'>

function read(text: string, indexes: ReadonlyMap<string, number>): Read {
  const object = objectOf(text)
  if (typeof object === 'string') return faulty(indexes, object)
  const cells = new Array<string>(indexes.size).fill('')
  let fault: string | null = null
  for (const [member, cell] of object) {
    const index = indexes.get(member)
    if (index === undefined) {
      if (cell !== '') fault ??= faults.newMember(member)
    } else if (cell.length > longestCell) {
      fault ??= faults.cellTooLong
      cells[index] = cell.slice(0, longestCell)
    } else cells[index] = cell
  }
  fault ??= faultOfText(cells)
  return fault === null ? { cells, fault } : { cells: cells.map((cell) => cell.toWellFormed()), fault }
}

function faulty(indexes: ReadonlyMap<string, number>, fault: string): Read {
  return { cells: new Array<string>(indexes.size).fill(''), fault }
}
