import type { Reading } from '../../../shared/batch/schemas.ts'
import { csvRows } from './csv-rows.ts'
import { noTable } from './failures.ts'
import { jsonRows } from './json-rows.ts'
import { guessLineEnds } from './line-ends.ts'
import type { RowReader } from './row-reader.ts'
import { withoutHint } from './separator-hint.ts'

/**
 * A reader for what begins with this sample, and the sample as it is to be pushed first.
 *
 * @throws RoompassError `bad-request` for separated values without a separator
 */
export function rowsOf(
  sample: string,
  { format, separator, hasHeader }: Reading,
  columns: readonly string[],
): { readonly reader: RowReader; readonly first: string } {
  if (format === 'jsonl') return { reader: jsonRows(columns), first: sample }
  if (separator === null) throw noTable('Choose what separates the cells.')
  const { text, line } = withoutHint(sample)
  const ends = guessLineEnds(sample)
  return { reader: csvRows({ separator, ends, line, hasHeader, columns: columns.length }), first: text }
}
