import type { Session } from '../../schemas.ts'
import { contentOf } from '../../session-content.ts'

/** What a snippet says of a session. */
export function askedOf(session: Session): {
  readonly token: string
  readonly identity: string
  readonly scopes: readonly string[]
} {
  const { identity, scopes } = contentOf(session)
  return {
    token: session.token ?? 'YOUR_SESSION_TOKEN',
    identity: typeof identity === 'string' ? identity : '',
    scopes: Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
  }
}
