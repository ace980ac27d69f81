import { randomBytes } from 'node:crypto'
import { type Answer, json } from '../common/answers.ts'
import { refusal } from './answers.ts'
import { readAuthorisation, schemes } from './auth.ts'
import { readWanted } from './body.ts'
import type { Dialect, State, VideoSession } from './state.ts'

/** How long a session token is good is documented nowhere; an hour here, in seconds. */
const lifetime = 3_600

/** What is asked of `POST /v1/sessions`. */
export interface Asked {
  readonly authorization: string | undefined
  readonly contentType: string | undefined
  readonly body: string | null
  /** Epoch seconds. */
  readonly now: number
}

/** Gives out a session token; nothing is given out with a refusal. */
export function createSession(state: State, { authorization, contentType, body, now }: Asked): Answer {
  const { dialect, apiToken } = state
  const { scheme, token } = readAuthorisation(authorization)
  if (scheme !== schemes[dialect.generation] || token !== apiToken) return refusal(401, 'Unauthorized')
  const wanted = readWanted(body, contentType, dialect.generation)
  if ('instead' in wanted) return wanted.instead
  const session: VideoSession = {
    ...wanted,
    // 24 letters and digits, as in the document's example; opaque.
    token: randomBytes(18).toString('base64url').replaceAll(/[-_]/g, 'x'),
    issuedAt: now,
    expiresAt: now + lifetime,
  }
  state.sessions.push(session)
  return json(shown(session, dialect))
}

/** The Node client takes the scopes from its own request, not from an answer: none of the two has them. */
function shown({ token, identity, expiresAt }: VideoSession, { generation, expiry }: Dialect) {
  if (generation === 'documented') return { session_key: token, identity }
  const expiries: Readonly<Record<Dialect['expiry'], object>> = {
    iso: { expiresAt: new Date(expiresAt * 1000).toISOString() },
    seconds: { expiresAt },
    milliseconds: { expiresAt: expiresAt * 1000 },
    word: { expiresAt: 'now' },
    missing: {},
  }
  return { sessionToken: token, ...expiries[expiry], identity }
}
