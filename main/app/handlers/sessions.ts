import type { Request } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { invitationFor } from '../../../shared/invitation.ts'
import type { Session } from '../../../shared/schemas.ts'
import type { HandlersOf } from '../router.ts'
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
    'sessions.copy': async ({ id, what, timeZone }) => {
      const text = textOf(engine.sessions.get(id), what, timeZone)
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

/** @throws RoompassError `failed` where the session has no join link, or its token is no longer kept */
export function linkOf(session: Pick<Session, 'link' | 'token'>): string {
  if (session.link !== null) return session.link
  tokenOf(session)
  throw new RoompassError(
    'failed',
    'There is no join link: enter the team domain in the profile and issue again.',
  )
}

function tokenOf({ token }: Pick<Session, 'token'>): string {
  if (token !== null) return token
  throw new RoompassError('failed', "The token's text is no longer kept: issue the token again.")
}

function textOf(session: Session, what: Request<'sessions.copy'>['what'], timeZone: string): string {
  switch (what) {
    case 'token':
      return tokenOf(session)
    case 'link':
      return linkOf(session)
    case 'invitation': {
      const { room, name, validFrom, validUntil } = session
      const link = linkOf(session)
      return invitationFor({ room, name, link, validFrom, validUntil, timeZone: knownTimeZone(timeZone) })
    }
  }
}

/** A zone that this runtime does not know would fail later, with an error for nobody. */
function knownTimeZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    throw new RoompassError('bad-request', 'The time zone is not known. Check the date settings.', 'timeZone')
  }
}
