import type { HandlersOf } from '../router.ts'
import type { Tools } from './tools.ts'

/** People in the room of a session. */
export function participantHandlers({ engine }: Tools): HandlersOf<'sessions.live' | 'sessions.joins'> {
  return {
    'sessions.live': ({ id }) => engine.accounts.live(id),
    'sessions.joins': ({ id }) => engine.accounts.joins(id),
  }
}
