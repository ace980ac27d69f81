import type { StateTimes } from '../../shared/validity/state.ts'

/**
 * The same times with their distance from now in whole minutes where that is a minute or more, so that a list of many
 * sessions is not a list of running seconds. The state at `now` stays what it is. All in epoch seconds.
 */
export function inWholeMinutes(times: StateTimes, now: number): StateTimes {
  const { validFrom: from, validUntil: until, stoppedAt = null } = times
  if (stoppedAt !== null) return { ...times, stoppedAt: nearer(stoppedAt, now) }
  const isNever = from !== null && until !== null && until <= from
  if (isNever) return times
  // Only the end that remaining time counts to may move, or a short session would lose its length.
  const isAhead = from !== null && from > now
  return isAhead
    ? { ...times, validFrom: nearer(from, now) }
    : { ...times, validUntil: until === null ? null : nearer(until, now) }
}

/** A minute that is not full yet does not count, in either direction. */
function nearer(time: number, now: number): number {
  if (Math.abs(time - now) < 60) return time
  return now + Math.trunc((time - now) / 60) * 60
}
