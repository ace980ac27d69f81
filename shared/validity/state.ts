import type { SessionState } from '../schemas.ts'

/**
 * What a session is at the moment `now`; all times in epoch seconds, null for an absent claim. At `now = validUntil`
 * it is expired (RFC 7519, 4.1.4) and at `now = validFrom` it is valid (4.1.5). An end at or before the start is
 * `never`, whatever the time. `no-end` is valid now, without an end.
 */
export function stateOf(validFrom: number | null, validUntil: number | null, now: number): SessionState {
  if (validFrom !== null && validUntil !== null && validUntil <= validFrom) return 'never'
  if (validFrom !== null && now < validFrom) return 'not-yet'
  if (validUntil === null) return 'no-end'
  return now >= validUntil ? 'expired' : 'valid'
}
