import type { SessionRow } from '../../shared/schemas.ts'
import { formatSpan } from '../../shared/validity/human.ts'
import { type StateTimes, stateOf } from '../../shared/validity/state.ts'
import { guestOf, namelessWords } from '../view/guest.ts'

/** What remains of the current session, as the title bar says it: `ends in 1 h 12 min`. `now` in epoch seconds. */
export function currentWords(times: StateTimes, now: number): string {
  const { validFrom, validUntil } = times
  switch (stateOf(times, now)) {
    case 'valid':
      return `ends in ${formatSpan((validUntil ?? now) - now)}`
    case 'not-yet':
      return `starts in ${formatSpan((validFrom ?? now) - now)}`
    case 'no-end':
      return 'no end'
    case 'unknown-end':
      return 'end unknown'
    case 'expired':
      return 'ended'
    case 'never':
      return 'never valid'
    case 'stopped':
      return 'stopped'
  }
}

/** For whom it is, in one word or a few. */
export function currentName(row: SessionRow): string {
  return guestOf(row).name ?? row.externalId ?? namelessWords(row)
}
