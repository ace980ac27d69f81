import { longestCell, mostColumns, type Separator } from '../../../shared/batch/schemas.ts'
import { faults, longestRow } from './faults.ts'
import { type LineEnds, lineEndsIn } from './line-ends.ts'

/** A row as it stands in a text of separated values, whatever columns there are. */
export interface CsvRow {
  /** Where it begins, from 1. */
  readonly line: number
  /** At most one more than there may be columns; that one is blank only where all behind it are. */
  readonly cells: string[]
  /** All of them. */
  readonly count: number
  readonly fault: string | null
}

export interface CsvCells {
  /** The rows that end in this piece of the text; those without a single character are left out. */
  readonly push: (text: string) => CsvRow[]
  readonly end: () => CsvRow[]
}

const quote = 0x22
const lf = 0x0a
const cr = 0x0d

/** Where in a cell the reader is. `closed`: behind a quote that closes it, or is the first of two. `torn`: behind text that follows one. */
type Place = 'start' | 'plain' | 'quoted' | 'closed' | 'torn'

/**
 * Cuts a text into rows of cells (RFC 4180, 2, with any separator; quotes count only where a cell begins), however its
 * pieces are cut. No fault hides: a row that is not as it should be says so, and the next one begins where a reader of
 * the text would see it. A library is not used here: those at hand count a line end within quotes twice, lose their way
 * after text behind a closing quote, or give up the file, and hold a whole unclosed cell.
 *
 * @param ends a lone carriage return ends rows only in a text of such
 * @param line of the first character
 */
export function csvCells(separator: Separator, ends: LineEnds, line = 1): CsvCells {
  const comma = separator.charCodeAt(0)
  let place: Place = 'start'
  let heldReturn = false
  let cells: string[] = []
  let count = 0
  let held = ''
  let size = 0
  let rowLine = line
  let quoteLine = line
  let fault: string | null = null

  const blame = (sentence: string) => {
    fault ??= sentence
  }
  /** Takes what belongs to the cell under way, as much of it as a cell may hold. */
  const keep = (text: string, from: number, to: number) => {
    if (to === from) return
    const room = longestCell - held.length
    if (to - from > room) blame(faults.cellTooLong)
    const end = Math.min(to, from + room)
    size += end - from
    if (size > longestRow) blame(faults.rowTooLong)
    else held = held === '' ? text.slice(from, end) : held + text.slice(from, end)
  }
  const endCell = () => {
    count++
    if (cells.length <= mostColumns) cells.push(held)
    else if (held !== '') cells[mostColumns] = held
    held = ''
    place = 'start'
  }
  const endRow = (rows: CsvRow[]) => {
    if (count > 0 || place !== 'start') {
      endCell()
      rows.push({ line: rowLine, cells, count, fault })
    }
    cells = []
    count = 0
    size = 0
    fault = null
    rowLine = line
  }

  const read = (text: string): CsvRow[] => {
    const rows: CsvRow[] = []
    const length = text.length
    let at = 0
    while (at < length) {
      if (place === 'quoted') {
        const close = text.indexOf('"', at)
        const to = close === -1 ? length : close
        line += lineEndsIn(text, at, to)
        keep(text, at, to)
        at = to + 1
        if (close !== -1) place = 'closed'
        continue
      }
      if (place === 'closed') {
        if (text.charCodeAt(at) === quote) {
          keep('"', 0, 1)
          place = 'quoted'
          at++
          continue
        }
        place = 'torn'
      } else if (place === 'start' && text.charCodeAt(at) === quote) {
        place = 'quoted'
        quoteLine = line
        at++
        continue
      }
      const from = at
      let sign = 0
      while (at < length) {
        sign = text.charCodeAt(at)
        if (sign === comma || sign === lf || sign === cr) break
        at++
      }
      if (at > from) {
        if (place === 'torn') blame(faults.afterQuote(line, quoteLine))
        else place = 'plain'
        keep(text, from, at)
      }
      if (at === length) break
      if (sign === comma) {
        endCell()
        at++
        continue
      }
      const isPair = sign === cr && text.charCodeAt(at + 1) === lf
      if (sign === cr && !isPair && ends === 'line-feed') {
        blame(faults.loneReturn(line))
        if (place === 'start') place = 'plain'
        keep(text, at, at + 1)
        line++
        at++
        continue
      }
      line++
      at += isPair ? 2 : 1
      endRow(rows)
    }
    return rows
  }

  return {
    push: (piece) => {
      const text = heldReturn ? `\r${piece}` : piece
      // Whether a carriage return is one of a pair shows only in the next piece.
      heldReturn = text.endsWith('\r')
      return read(heldReturn ? text.slice(0, -1) : text)
    },
    end: () => {
      const rows = heldReturn ? read('\r') : []
      heldReturn = false
      if (place === 'quoted') {
        fault = faults.openQuote(quoteLine)
        held = /^[^\r\n]*/u.exec(held)?.[0] ?? ''
      }
      endRow(rows)
      return rows
    },
  }
}
