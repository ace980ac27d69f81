import type { SessionRow, SessionState } from '../../shared/schemas.ts'
import { stateOf } from '../../shared/validity/state.ts'

/** Whether there is something to end: neither what is over, nor what never began. */
const stoppable: Readonly<Record<SessionState, boolean>> = {
  'not-yet': true,
  valid: true,
  'no-end': true,
  'unknown-end': true,
  expired: false,
  never: false,
  stopped: false,
}

/** `now` in epoch seconds. */
export function canStop(session: SessionRow, now: number): boolean {
  return stoppable[stateOf(session, now)]
}

/** Only what was issued from a draft can be issued again without looking. */
export function canRenew({ origin }: Pick<SessionRow, 'origin'>): boolean {
  return origin === 'signed' || origin === 'fetched'
}
