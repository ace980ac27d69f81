import { platforms } from '../../shared/platforms/index.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { lastWords } from './ending-words.ts'

type Stale = Pick<SessionRow, 'platform' | 'validFrom' | 'validUntil' | 'isEndUnknown' | 'stoppedAt'>

/**
 * What has to be said before somebody hands on a session that has expired, was stopped, or ends nobody knows when; null
 * where there is nothing to say. `now` in epoch seconds.
 */
export function staleWords(session: Stale, now: number): string | null {
  switch (stateOf(session, now)) {
    case 'expired':
      return 'This token has expired and lets nobody in: renew it, or issue it again.'
    case 'stopped':
      return `This session was stopped here. ${lastWords(session, now)}`
    case 'unknown-end':
      return `Nobody knows when this token ends: ${platforms[session.platform].name} did not say, and it may have ended already.`
    case 'valid':
    case 'not-yet':
    case 'no-end':
    case 'never':
      return null
  }
}
