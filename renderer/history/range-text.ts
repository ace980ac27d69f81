import type { StateTimes } from '../../shared/validity/state.ts'
import { clockText, isSameDay } from '../view/time-words.ts'

/**
 * From when to when a token is valid, all in epoch seconds: `14:02 → 16:02`, with the day where it is not today, `since
 * 20 Nov 09:00` without an end, `until 16:02` without a start, `always` without both; `14:02 → unknown` where nobody
 * knows the end.
 */
export function rangeText(
  { validFrom, validUntil, isEndUnknown = false }: StateTimes,
  now: number,
  timeZone: string,
): string {
  const text = (epoch: number) => clockText(epoch, timeZone, now)
  if (validUntil === null && isEndUnknown)
    return validFrom === null ? 'end unknown' : `${text(validFrom)} → unknown`
  if (validFrom === null) return validUntil === null ? 'always' : `until ${text(validUntil)}`
  if (validUntil === null) return `${validFrom > now ? 'from' : 'since'} ${text(validFrom)}`
  // Beside a start on the same day the end needs no day; and beside one on another day "today" has to be said.
  if (isSameDay(validFrom, validUntil, timeZone))
    return `${text(validFrom)} → ${clockText(validUntil, timeZone, validUntil)}`
  const isToday = isSameDay(validUntil, now, timeZone)
  return `${text(validFrom)} → ${isToday ? 'today ' : ''}${text(validUntil)}`
}
