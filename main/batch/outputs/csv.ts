import { guardCell } from '../../../shared/csv/safe-cell.ts'
import type { OutputOptions } from './output.ts'
import type { TextFormat } from './text-format.ts'
import { uniqueNames } from './unique-names.ts'
import { utcTimes } from './utc-time.ts'

/** What is added behind the columns of the input. */
const added = ['token', 'link', 'session_id', 'valid_from', 'valid_until']

/** Also a byte order mark: at the very beginning a reader would take it for the file's. */
const quoted = /[",\r\n\ufeff]/

/**
 * CSV by RFC 4180, without a byte order mark, quoted only where that is needed: the input's columns, then what was
 * issued. With `guardFormulas` no cell is one that a spreadsheet takes for a formula.
 */
export function csvFormat({
  columns,
  guardFormulas,
}: Pick<OutputOptions, 'columns' | 'guardFormulas'>): TextFormat {
  const cell = guardFormulas ? (text: string) => csvCell(guardCell(text)) : csvCell
  const time = utcTimes()
  return {
    head: `${uniqueNames([...columns, ...added])
      .map(cell)
      .join(',')}\r\n`,
    row: ({ cells, token, link, sessionId, validFrom, validUntil }) => {
      let line = ''
      for (const text of cells) line += `${cell(text)},`
      return `${line}${cell(token)},${cell(link ?? '')},${sessionId},${time(validFrom)},${time(validUntil)}\r\n`
    },
    foot: '',
  }
}

const csvCell = (text: string) => (quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
