import type { CheckedRow } from '../../../shared/batch/check-row.ts'
import type { BatchChoice, InputRow, OutputFormat } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { Finding } from '../../../shared/schemas.ts'
import { isOfCodes, linkFault } from '../outputs/link-fault.ts'
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
}

export function createRefuse(choice: BatchChoice, format: OutputFormat): Refuse {
  const refused = (row: InputRow, message: string): Refused =>
    choice === 'all' ? { row: row.row, error: stopAt(row, message) } : 'left-out'
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
      return fault === null ? null : refused(row, fault)
    },
    byPlatform: (row, { message }) => refused(row, message),
  }
}

function stopAt({ row, line }: InputRow, message: string): RoompassError {
  const where = `Row ${row.toLocaleString('en')} (line ${line.toLocaleString('en')})`
  return new RoompassError(
    'draft-refused',
    `${where} can not be issued: ${message} Everything before it is issued. Mend the row in the input and resume the batch, or cancel it.`,
  )
}
