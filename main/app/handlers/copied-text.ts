import type { Request } from '../../../shared/contract.ts'
import { RoompassError } from '../../../shared/errors.ts'
import { invitationFor } from '../../../shared/invitation.ts'
import { platforms } from '../../../shared/platforms/index.ts'
import type { SnippetContext } from '../../../shared/platforms/platform.ts'
import type { Session } from '../../../shared/schemas.ts'
import { knownTimeZone } from './time-zone.ts'

type Copied = Pick<Request<'sessions.copy'>, 'what' | 'snippet' | 'timeZone'>

/**
 * What is copied of a session.
 *
 * @throws RoompassError `failed` where there is none of it; `not-found` for a snippet that its platform does not have
 */
export function copiedText(context: SnippetContext, { what, snippet, timeZone }: Copied): string {
  const { session } = context
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
    case 'snippet':
      return snippetOf(context, snippet)
  }
}

/** @throws RoompassError `failed` where the session has no join link, or its token is no longer kept */
export function linkOf(session: Pick<Session, 'link' | 'token' | 'platform'>): string {
  if (session.link !== null) return session.link
  tokenOf(session)
  const hasRooms = platforms[session.platform].fields.some(({ kind }) => kind === 'room')
  throw new RoompassError(
    'failed',
    hasRooms
      ? 'There is no join link: enter the team domain in the profile and issue again.'
      : 'This platform has no join links: copy the token, or a snippet.',
  )
}

function tokenOf({ token }: Pick<Session, 'token'>): string {
  if (token !== null) return token
  throw new RoompassError('failed', "The token's text is no longer kept: issue the token again.")
}

/** Also of a session that is over: the screen says so first. */
function snippetOf(context: SnippetContext, wanted: string | undefined): string {
  const found = platforms[context.session.platform].snippets.find(({ id }) => id === wanted)
  if (found !== undefined) return found.code(context)
  throw new RoompassError('not-found', 'There is no such snippet for this platform.')
}
