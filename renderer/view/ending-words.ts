import { tokenEnding } from '../../shared/removal-words.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'

/** What the token of a session that was stopped here still opens, in one sentence; `now` in epoch seconds. */
export function lastWords(
  session: Pick<SessionRow, 'platform' | 'validFrom' | 'validUntil' | 'isEndUnknown'>,
  now: number,
): string {
  const { validFrom, validUntil, isEndUnknown } = session
  const state = stateOf({ validFrom, validUntil, isEndUnknown }, now)
  if (state === 'expired') return 'Its token has expired and lets nobody in.'
  if (state === 'never') return 'Its token was never valid and lets nobody in.'
  return tokenEnding(session)
}
