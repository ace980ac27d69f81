import type { Validity } from '../view/timeline-of.ts'

/**
 * The same validity with its distance from now in whole minutes where that is a minute or more, so that a list of
 * many sessions is not a list of running seconds. The state at `now` stays what it is.
 */
export function inWholeMinutes({ from, until, now }: Validity): Validity {
  const isNever = from !== null && until !== null && until <= from
  if (isNever) return { from, until, now }
  // Only the end that remaining time counts to may move, or a short session would lose its length.
  const isAhead = from !== null && from > now
  return isAhead ? { from: nearer(from, now), until, now } : { from, until: nearer(until, now), now }
}

/** A minute that is not full yet does not count, in either direction. */
function nearer(time: number | null, now: number): number | null {
  if (time === null || Math.abs(time - now) < 60) return time
  return now + Math.trunc((time - now) / 60) * 60
}
