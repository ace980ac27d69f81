import { randomUUID } from 'node:crypto'
import { RoompassError } from '../../shared/errors.ts'
import { noteAtMost } from '../../shared/note-limit.ts'
import { platforms } from '../../shared/platforms/index.ts'
import { renewedDraft } from '../../shared/renewal.ts'
import type { Session } from '../../shared/schemas.ts'
import type { Engine, EngineEvent, IssueRequest } from '../engine.ts'
import { changesSince } from './changes.ts'
import { countStates } from './count-states.ts'
import type { Current } from './current.ts'
import { stopSession } from './current-rows.ts'
import { eachSession } from './each.ts'
import { type IssueContext, issueSession } from './issue.ts'
import { lastRemoval } from './last-removal.ts'
import { type RemovedSession, removeSessions, restoreSessions } from './removal.ts'
import { searchSessions } from './search.ts'
import { sessionById, withLink, writeNote } from './session-rows.ts'
import { statisticsOf } from './statistics.ts'
import { type TokenOfRun, tokensOfRun } from './tokens-of-run.ts'

export interface SessionsContext extends IssueContext {
  readonly current: Pick<Current, 'current' | 'onCurrent'>
  readonly announce: (event: EngineEvent) => void
}

/** Everything that the engine does with sessions; `forget` drops what of them is in memory only. */
export type Sessions = Engine['sessions'] & { forget(): void }

/** Issues sessions, finds them again, and changes what the history keeps of them. */
export function createSessions(context: SessionsContext): Sessions {
  const { storage, now, announce, current } = context
  const tokens = tokensOfRun()
  const removal = lastRemoval<{ sessions: readonly RemovedSession[]; tokens: readonly TokenOfRun[] }>()

  const changed = () => {
    announce('sessions.changed')
    if (!storage.isOpen()) announce('status.changed')
  }

  const issue = (request: IssueRequest) => issueSession(context, tokens, changed, request)

  const get = (id: string): Session => {
    const session = storage.use((database) => sessionById(database, id))
    if (session === null) throw notThere()
    return withLink({ ...session, token: session.token ?? tokens.of(id, now()) })
  }

  return {
    issue: (request) => storage.during(() => issue(request)),
    renew: ({ id, timeZone }) =>
      storage.during(async () => {
        const session = get(id)
        if (session.profileId === null) throw profileGone()
        const profile = context.profile(session.profileId)
        const draft = renewedDraft(platforms[session.platform], session, { profile, now: now(), timeZone })
        return issue({ draft, timeZone })
      }),
    stop: (id) => {
      const became = storage.use((database) => stopSession(database, id, now()))
      if (became === 'not-there') throw notThere()
      if (became === 'stopped') changed()
      return get(id)
    },
    current: current.current,
    onCurrent: current.onCurrent,
    search: (query) => storage.use((database) => searchSessions(database, query, now())),
    counts: (filter) => storage.use((database) => countStates(database, filter, now())),
    get,
    note: (id, note) => {
      if (note.length > noteAtMost) {
        const most = noteAtMost.toLocaleString('en')
        throw new RoompassError('bad-request', `A note has at most ${most} characters: shorten it.`, 'note')
      }
      if (!storage.use((database) => writeNote(database, id, note))) throw notThere()
      changed()
    },
    remove: (ids) => {
      const sessions = storage.use((database) => removeSessions(database, ids))
      const taken = tokens.take(ids)
      // Where nothing went, what the removal before took can still be brought back.
      if (sessions.length === 0) return { removed: 0, undo: randomUUID() }
      const undo = removal.keep({ sessions, tokens: taken })
      changed()
      return { removed: sessions.length, undo }
    },
    restore: (undo) => {
      const removed = removal.take(undo)
      if (removed === null) {
        throw new RoompassError('not-found', 'These sessions can not be brought back any more.')
      }
      try {
        const restored = storage.use((database) => restoreSessions(database, removed.sessions))
        for (const token of removed.tokens) tokens.remember(token)
        changed()
        return { restored }
      } catch (error) {
        removal.putBack(undo, removed)
        throw error
      }
    },
    statistics: (query) => statisticsOf((work) => storage.use(work), query, now()),
    each: (filter) => eachSession(storage, filter, now()),
    changesSince: (mark) => storage.use((database) => changesSince(database, mark)),
    forget: () => {
      tokens.forget()
      removal.forget()
    },
  }
}

const notThere = () => new RoompassError('not-found', 'There is no such session in the history any more.')

const profileGone = () =>
  new RoompassError(
    'not-found',
    'The profile of this session is not there any more: issue it again from the form, with another profile.',
  )
