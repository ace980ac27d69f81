import { RoompassError } from '../../../shared/errors.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import { endLiveQuestion, stopQuestion } from '../lifecycle-questions.ts'
import type { HandlersOf } from '../router.ts'
import { knownTimeZone } from './time-zone.ts'
import type { Tools } from './tools.ts'

type LifecycleVerb = `sessions.${'renew' | 'current' | 'stop' | 'endLive'}`

/** What becomes of a session once it was issued. */
export function lifecycleHandlers({ engine, dialogs }: Tools): HandlersOf<LifecycleVerb> {
  return {
    'sessions.renew': async ({ id, timeZone }) =>
      engine.sessions.renew({ id, timeZone: knownTimeZone(timeZone) }),
    'sessions.current': async ({ profileId }) => ({ session: engine.sessions.current(profileId) }),
    'sessions.stop': async ({ id }) => {
      const session = engine.sessions.get(id)
      if (session.stoppedAt !== null) return session
      if (!(await dialogs.ask(stopQuestion(session)))) {
        throw new RoompassError('cancelled', 'The session was not stopped.')
      }
      return engine.sessions.stop(id)
    },
    'sessions.endLive': async ({ id }) => {
      const session = engine.sessions.get(id)
      if (!platforms[session.platform].abilities.includes('end-live')) {
        throw new RoompassError('failed', "This platform's meetings can't be ended from here.")
      }
      if (!(await dialogs.ask(endLiveQuestion(session)))) {
        throw new RoompassError('cancelled', 'The meeting goes on.')
      }
      return engine.accounts.endLive(id)
    },
  }
}
