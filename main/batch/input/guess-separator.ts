import { type Separator, separatorSchema } from '../../../shared/batch/schemas.ts'
import { csvCells } from './csv-cells.ts'
import { isBlank } from './csv-rows.ts'
import type { LineEnds } from './line-ends.ts'

/** So much of a text tells what separates its cells, in UTF-16 units. */
const looked = 64 * 1024

/** The last one wins where two fit equally well: commas stand in many texts, semicolons in few, tabs in none. */
const candidates = separatorSchema.options

/** What separates the cells: what most rows have equally often, outside quotes. A comma where there is one column. */
export function guessSeparator(text: string, ends: LineEnds): Separator {
  let best: Separator = ','
  let bestShare = 0
  for (const separator of candidates) {
    const share = shareOfLikeRows(text, separator, ends)
    if (share > 0 && share >= bestShare) {
      best = separator
      bestShare = share
    }
  }
  return best
}

/** The share of rows that have as many cells as most, where that is more than one. */
function shareOfLikeRows(text: string, separator: Separator, ends: LineEnds): number {
  const cells = csvCells(separator, ends)
  const whole = cells.push(text.slice(0, looked))
  const rows = (text.length <= looked || whole.length === 0 ? [...whole, ...cells.end()] : whole)
    .filter((row) => !isBlank(row))
    .slice(0, 200)
  const counts = new Map<number, number>()
  for (const { count, fault } of rows)
    if (count > 1) counts.set(count, (counts.get(count) ?? 0) + (fault === null ? 1 : 0))
  return Math.max(0, ...counts.values()) / Math.max(1, rows.length)
}
