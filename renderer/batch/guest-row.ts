import type { CheckedRow } from '../../shared/batch/check-row.ts'
import type { BatchProblem, InputRow } from '../../shared/batch/schemas.ts'
import type { ResolvedTime } from '../../shared/validity/resolve-times.ts'
import { rangeText } from '../history/range-text.ts'
import { platformOf } from '../stores/platform-of.ts'
import type { Checker } from './use-checker.ts'

/** A row of the list. */
export type ListedRow = Pick<BatchProblem, 'row' | 'line' | 'cells'> & {
  /** What main found; null where nothing was checked there. */
  readonly found: Pick<BatchProblem, 'findings' | 'level' | 'isEdited'> | null
}

/** What a line of the list shows of a row. */
export interface GuestRow {
  readonly initials: string
  /** Empty where nobody is named. */
  readonly name: string
  readonly externalId: string
  readonly room: string
  readonly role: string
  /** From when to when, in words; empty where a time can't be read. */
  readonly valid: string
  readonly checked: CheckedRow
}

/** What a row comes to, in words. */
export function guestRow({ row, line, cells }: ListedRow, checker: Checker): GuestRow {
  const { check, profile, now, timeZone } = checker
  const platform = platformOf(profile)
  const asRow: InputRow = { row, line, cells, fault: null }
  const checked = check(asRow)
  const { summary, guest, draft } = checked
  const { times } = platform.claimsFor(draft, { profile, now, timeZone })
  // Where the platform has no names, the id is who it is.
  const name = guest.name || (platform.identity.name === null ? guest.externalId : '')
  return {
    // What leaves in place of the guest is made up only when it is issued.
    initials: profile.anonymous ? '' : platform.tileFor(draft).initials,
    name,
    externalId: name === guest.externalId ? '' : guest.externalId,
    room: summary.room,
    role: summary.role ?? '',
    valid: validText(times.nbf, times.exp, platform.endFrom === 'answer', now, timeZone),
    checked,
  }
}

function validText(
  nbf: ResolvedTime,
  exp: ResolvedTime,
  isEndAnswered: boolean,
  now: number,
  timeZone: string,
): string {
  if (nbf.kind === 'unreadable' || exp.kind === 'unreadable') return ''
  const validFrom = nbf.kind === 'at' ? nbf.at : isEndAnswered ? now : null
  const validUntil = exp.kind === 'at' ? exp.at : null
  const isEndUnknown = isEndAnswered && validUntil === null
  return rangeText({ validFrom, validUntil, isEndUnknown }, now, timeZone)
}
