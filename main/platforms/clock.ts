import type { IncomingHttpHeaders } from 'node:http'

/**
 * Seconds by which this computer's clock is ahead of the server's (negative: behind), from the `Date` header
 * (RFC 9110, 6.6.1) and the middle of the time that the question took. Right to about a second. Null without a date, and
 * for an answer out of a cache (`Age`), whose date is an old one.
 *
 * @param askedAt epoch seconds, as `answeredAt`
 */
export function secondsAhead(
  { date, age }: IncomingHttpHeaders,
  askedAt: number,
  answeredAt: number,
): number | null {
  const there = Date.parse(date ?? '')
  if (Number.isNaN(there) || age !== undefined) return null
  // Adding nothing makes 0 of the -0 that rounding may give.
  return Math.round((askedAt + answeredAt) / 2 - there / 1000) + 0
}
