import { tokenOutlives } from '../../shared/removal-words.ts'
import type { SessionRow } from '../../shared/schemas.ts'
import { cutMiddle } from '../../shared/text/middle-cut.ts'
import { stateOf } from '../../shared/validity/state.ts'

/** Graphemes of a name that are repeated. */
const repeated = 40

/** The same for a token that does not expire. */
const endlessOutlives =
  'The token itself has no end and goes on working; what ends it is a new developer key, which ends all tokens, or removing the person from the room.'

type Removed = Pick<SessionRow, 'name' | 'room' | 'validFrom' | 'validUntil'>

/** What was removed and what that means for its token, in two sentences. */
export function removedWords(session: Removed, now: number): string {
  const whose =
    session.name === null
      ? `the session without a name in ${cutMiddle(session.room, repeated)}`
      : `the session of ${cutMiddle(session.name, repeated)}`
  return `Removed ${whose}. ${tokenWords(session, now)}`
}

function tokenWords({ validFrom, validUntil }: Removed, now: number): string {
  switch (stateOf(validFrom, validUntil, now)) {
    case 'expired':
      return 'Its token had expired and lets nobody in.'
    case 'never':
      return 'Its token was never valid and lets nobody in.'
    case 'valid':
    case 'not-yet':
      return tokenOutlives
    case 'no-end':
      return endlessOutlives
  }
}
