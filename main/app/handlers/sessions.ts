import type { HandlersOf } from '../router.ts'
import { copiedText, linkOf } from './copied-text.ts'
import { knownTimeZone } from './time-zone.ts'
import type { Tools } from './tools.ts'

type SessionVerb = `sessions.${
  | 'issue'
  | 'search'
  | 'counts'
  | 'get'
  | 'copy'
  | 'open'
  | 'note'
  | 'remove'
  | 'restore'}`

export function sessionHandlers({ engine, clipboard, openInBrowser }: Tools): HandlersOf<SessionVerb> {
  return {
    'sessions.issue': async ({ draft, timeZone }) =>
      engine.sessions.issue({ draft, timeZone: knownTimeZone(timeZone) }),
    'sessions.search': async (query) => engine.sessions.search(query),
    'sessions.counts': async (filter) => engine.sessions.counts(filter),
    'sessions.get': async ({ id }) => engine.sessions.get(id),
    'sessions.note': async ({ id, note }) => {
      engine.sessions.note(id, note)
      return {}
    },
    'sessions.remove': async ({ ids }) => engine.sessions.remove(ids),
    'sessions.restore': async ({ undo }) => engine.sessions.restore(undo),
    'sessions.copy': async (request) => {
      const session = engine.sessions.get(request.id)
      const profile = engine.profiles.list().find(({ id }) => id === session.profileId)
      const text = copiedText({ session, settings: profile?.settings ?? {} }, request)
      const { clipboardClearSeconds } = engine.settings.get()
      await clipboard.copy(text, clipboardClearSeconds)
      return { clearedAfter: clipboardClearSeconds }
    },
    'sessions.open': async ({ id }) => {
      await openInBrowser(linkOf(engine.sessions.get(id)))
      return {}
    },
  }
}
