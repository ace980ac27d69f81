import { tokenEnding } from '../../shared/removal-words.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { cutMiddle } from '../../shared/text/middle-cut.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { guestOf } from '../view/guest.ts'

/** Graphemes of a name that are repeated. */
const repeated = 40

/** What was removed and what that means for its token, in two sentences or three. */
export function removedWords(session: SessionRow, now: number): string {
  return `Removed ${whichWords(session)}. ${tokenWords(session, now)}`
}

function whichWords(session: SessionRow): string {
  const { name } = guestOf(session)
  if (name !== null) return `the session of ${cutMiddle(name, repeated)}`
  const where = session.room === '' ? '' : ` in ${cutMiddle(session.room, repeated)}`
  return `the session without a name${where}`
}

function tokenWords(session: SessionRow, now: number): string {
  // A stopped one is stopped here: its token is what its times say.
  switch (stateOf({ ...session, stoppedAt: null }, now)) {
    case 'expired':
      return 'Its token had expired and lets nobody in.'
    case 'never':
      return 'Its token was never valid and lets nobody in.'
    case 'unknown-end':
      return `Nobody knows when it ends. ${tokenEnding(session)}`
    case 'valid':
    case 'not-yet':
    case 'no-end':
    case 'stopped':
      return tokenEnding(session)
  }
}
