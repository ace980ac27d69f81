import { type Answer, json } from '../../common/answers.ts'
import { mediaType } from '../../common/body.ts'
import { forbidden, illegalArgument, invalidClient, invalidToken } from '../answers.ts'
import { apiGrant, isApplication } from '../auth.ts'
import { type Fields, type Lifetime, readForm, readJson, readLifetime } from '../fields.ts'
import { allows, readApiScopes, readSessionScopes } from '../scopes.ts'
import type { Grant } from '../state.ts'
import { grant } from '../tokens.ts'
import type { Asked, Route } from './route.ts'

/**
 * Tokens (the vendor's Node client at its last commit with Communications: `src/authentication.ts` and
 * `src/communications/authentication.ts`; `guides-client-authentication` of the documents).
 */
export const tokenRoutes: readonly Route[] = [
  { host: 'api', method: 'POST', path: '/v1/auth/token', answer: apiToken },
  { host: 'comms', method: 'POST', path: '/v2/client-access-token', answer: clientToken },
  { host: 'session', method: 'POST', path: '/v1/oauth2/token', answer: legacyToken },
]

const apiLifetime: Lifetime = { usual: 1_800, most: 86_400 }
const clientLifetime: Lifetime = { usual: 3_600, most: 86_400 }
const mostIdBytes = 1024
const lifetimeSentence = (field: string) => `${field} is a whole number of seconds from 1 to 86400`

/** Step one: a token for the REST API; without `scope` it is unrestricted. */
function apiToken(asked: Asked): Answer {
  const { authorization, state, now } = asked
  if (!isApplication(authorization, state.application)) return invalidClient()
  const read = readForm(asked)
  if ('instead' in read) return read.instead
  const { grant_type, expires_in, scope } = read.fields
  if (grant_type !== 'client_credentials') return illegalArgument('grant_type is client_credentials')
  const expiresIn = readLifetime(expires_in, apiLifetime)
  if (expiresIn === null) return illegalArgument(lifetimeSentence('expires_in'))
  const scopes = typeof scope === 'string' ? readApiScopes(scope) : null
  return answerOf(grant(state, { purpose: 'api', scopes, externalId: null, now, expiresIn }), true)
}

const createScope = 'comms:client_access_token:create'

/**
 * Step two: a token for a client. An external id of 1,024 bytes is the most (the guide on identification; that they are
 * bytes of UTF-8 is an inference); a session scope that is not given is all of them, as the Python client says.
 */
function clientToken(asked: Asked): Answer {
  const { authorization, state, now } = asked
  const api = apiGrant(authorization, state, now)
  if (!api) return invalidToken()
  if (!allows(api.scopes, createScope)) return forbidden(createScope)
  const read = readJson(asked)
  if ('instead' in read) return read.instead
  const { sessionScope = '*', externalId = '' } = read.fields
  const { expiryField, saysExpiry } = state.dialect
  if (typeof sessionScope !== 'string') return illegalArgument('sessionScope is a text')
  if (typeof externalId !== 'string') return illegalArgument('externalId is a text')
  if (Buffer.byteLength(externalId) > mostIdBytes) return illegalArgument('externalId is over 1024 bytes')
  const given = expiryField === 'neither' ? undefined : read.fields[expiryField]
  // Digits in quotes are no number in JSON.
  const expiresIn = typeof given === 'string' ? null : readLifetime(given, clientLifetime)
  if (expiresIn === null) return illegalArgument(lifetimeSentence(expiryField))
  const scopes = readSessionScopes(sessionScope)
  const made = { purpose: 'session', scopes, externalId: externalId || null, now, expiresIn } as const
  return answerOf(grant(state, made), saysExpiry)
}

/** The one step of before: deprecated, without external id and scopes; many public samples send JSON. */
function legacyToken(asked: Asked): Answer {
  const { authorization, contentType, state, now } = asked
  if (!isApplication(authorization, state.application)) return invalidClient()
  const read: Fields = mediaType(contentType) === 'application/json' ? readJson(asked) : readForm(asked)
  if ('instead' in read) return read.instead
  const { grant_type, expires_in } = read.fields
  if (grant_type !== 'client_credentials') return illegalArgument('grant_type is client_credentials')
  const expiresIn = readLifetime(expires_in, clientLifetime)
  if (expiresIn === null) return illegalArgument(lifetimeSentence('expires_in'))
  const made = { purpose: 'session', scopes: null, externalId: null, now, expiresIn } as const
  return answerOf(grant(state, made), state.dialect.saysExpiry)
}

function answerOf({ token, scopes, issuedAt, expiresAt }: Grant, saysExpiry: boolean): Answer {
  return json({
    access_token: token,
    token_type: 'Bearer',
    ...(saysExpiry ? { expires_in: expiresAt - issuedAt } : {}),
    ...(scopes === null ? {} : { scope: scopes.join(' ') }),
  })
}
