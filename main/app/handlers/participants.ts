import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

type ParticipantVerb = 'sessions.live' | 'sessions.joins' | 'sessions.kept'

/** What the platform knows of people in the meetings of a session. */
export function participantHandlers({ engine }: Tools): HandlersOf<ParticipantVerb> {
  return {
    'sessions.live': ({ id }) => engine.accounts.live(id),
    'sessions.joins': ({ id }) => engine.accounts.joins(id),
    'sessions.kept': ({ id }) => engine.accounts.kept(id),
  }
}
