import type { CheckedRow } from '../../../shared/batch/check-row.ts'
import type { BatchChoice, InputRow, OutputFormat } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { Finding } from '../../../shared/schemas.ts'
import { isOfCodes, linkFault } from '../outputs/link-fault.ts'
import type { Progress } from './content.ts'
import type { Made } from './issued-row.ts'

/** What becomes of a row that can't be issued: it is left out, or the batch stops before it. */
export type Refused = 'left-out' | NonNullable<Made['stop']>

/** Decides over rows as the person chose. Null where a row is fine for it. */
export interface Refuse {
  /** @param duplicate what there is to say of the guest beside other rows */
  checked(row: InputRow, checked: Pick<CheckedRow, 'findings'>, duplicate: Finding | null): Refused | null
  /** @param link made only where the output needs it */
  link(row: InputRow, link: () => string | null): Refused | null
  /** A platform that has no token for just this guest. */
  byPlatform(row: InputRow, error: RoompassError): Refused
  /** What was left out so far for its link or by the platform: no check tells of it. */
  unforeseen(): Progress['unforeseen']
}

/** So many are told with why. */
const mostTold = 3

/** UTF-16 units: a platform's words may be in it. */
const longestWhy = 400

/** @param before what was left out before the batch broke off */
export function createRefuse(
  choice: BatchChoice,
  format: OutputFormat,
  before: Progress['unforeseen'] = { count: 0, first: [] },
): Refuse {
  let unforeseen = before
  const refused = (row: InputRow, message: string): Refused =>
    choice === 'all' ? { row: row.row, error: stopAt(row, message) } : 'left-out'
  const refusedLate = (row: InputRow, why: string): Refused => {
    const what = refused(row, why)
    if (what !== 'left-out') return what
    const { count, first } = unforeseen
    const told = { row: row.row, line: row.line, why: why.slice(0, longestWhy).toWellFormed() }
    unforeseen = { count: count + 1, first: [...first, told].slice(0, mostTold) }
    return what
  }
  return {
    checked: (row, { findings }, duplicate) => {
      const error = findings.find(({ level }) => level === 'error')
      if (error !== undefined) return refused(row, error.message)
      if (choice !== 'fine') return null
      const isWarned = findings.some(({ level }) => level === 'warning') || duplicate?.level === 'warning'
      return isWarned ? 'left-out' : null
    },
    link: (row, link) => {
      const fault = isOfCodes(format) ? linkFault(format, link()) : null
      return fault === null ? null : refusedLate(row, fault)
    },
    byPlatform: (row, { message }) => refusedLate(row, message),
    unforeseen: () => unforeseen,
  }
}

/** Who was left out without being warned of, in sentences; empty for nobody. At most 2,000 characters. */
export function unforeseenSentence({ count, first }: Progress['unforeseen']): string {
  if (count === 0) return ''
  const told = first.map(({ row, line, why }) => `${placeOf(row, line)}: ${why}`)
  const more = count - first.length
  const others = more === 0 ? [] : [`And ${more.toLocaleString('en')} more.`]
  const who =
    count === 1
      ? 'One row that the check had let through was'
      : `${count.toLocaleString('en')} rows that the check had let through were`
  return [`${who} left out.`, ...told, ...others].join(' ')
}

function stopAt({ row, line }: InputRow, message: string): RoompassError {
  return new RoompassError(
    'draft-refused',
    `${placeOf(row, line)} can not be issued: ${message} Everything before it is issued. Mend the row in the input and resume the batch, or cancel it.`,
  )
}

const placeOf = (row: number, line: number) =>
  `Row ${row.toLocaleString('en')} (line ${line.toLocaleString('en')})`
