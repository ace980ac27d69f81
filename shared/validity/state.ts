import type { SessionRow, SessionState } from '../schemas.ts'

/** When something is valid; a draft knows nothing of the last two. Times in epoch seconds. */
export type StateTimes = Pick<SessionRow, 'validFrom' | 'validUntil'> &
  Partial<Pick<SessionRow, 'isEndUnknown' | 'stoppedAt'>>

/**
 * What a session, or a draft, is at the moment `now`; all times in epoch seconds, null for an absent claim. At
 * `now = validUntil` it is expired (RFC 7519, 4.1.4) and at `now = validFrom` it is valid (4.1.5). One that a person
 * stopped is `stopped`, whatever the times. An end at or before the start is `never`. `no-end` is valid now, without an
 * end; `unknown-end` has begun, and the platform did not say when it ends.
 */
export function stateOf(
  { validFrom, validUntil, isEndUnknown = false, stoppedAt = null }: StateTimes,
  now: number,
): SessionState {
  if (stoppedAt !== null) return 'stopped'
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom) return 'never'
  if (validFrom !== null && now < validFrom) return 'not-yet'
  if (validUntil === null) return isEndUnknown ? 'unknown-end' : 'no-end'
  return now >= validUntil ? 'expired' : 'valid'
}
