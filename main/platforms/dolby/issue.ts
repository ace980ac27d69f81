import type { Claims } from '../../../shared/schemas.ts'
import { z } from '../../../shared/zod.ts'
import { notAsDocumented } from '../http-failures.ts'
import type { IssuedToken, PlatformAdapter } from '../platform.ts'
import { readToken } from '../read-token.ts'
import { seconds, withApiToken } from './api-token.ts'

export const clientTokenPath = '/v2/client-access-token'

const clientToken = z.object({ access_token: z.string().trim().min(1), expires_in: seconds })

/**
 * A client access token: `POST /v2/client-access-token` with an API token
 * (https://docs.dolby.io/communications-apis/docs/guides-client-authentication). The end is what the answer says, counted
 * from the moment of asking; what was asked for may have been passed over.
 */
export const issue: PlatformAdapter['issue'] = async (claims, account) => {
  account.onProgress(0, null)
  const ask = withApiToken(account, 'comms:client_access_token:create', account.memory)
  const askedAt = account.now()
  const body = { type: 'json', text: JSON.stringify(asked(claims)) } as const
  const issued = readClientToken(await ask({ method: 'POST', path: clientTokenPath, body }), askedAt)
  if (issued === null) throw notAsDocumented()
  return issued
}

/** The client access token of an answer's body; null where it has none. @param askedAt epoch seconds */
export function readClientToken(body: unknown, askedAt: number): IssuedToken | null {
  const read = clientToken.safeParse(body)
  if (!read.success) return null
  const { access_token: token, expires_in: lifetime } = read.data
  const end =
    lifetime === null ? ({ known: false } as const) : { known: true as const, validUntil: askedAt + lifetime }
  return { ...readToken(token), token, origin: 'fetched', end }
}

/**
 * What goes out. Name and avatar are not part of it: the client gives those to the SDK. The vendor's clients spell the
 * expiry in two ways, Python and .NET `expires_in`, Node `expiresIn`, and no document says which is read; so it is there
 * in both, as a field that is not known to the platform has to be passed over by one of them.
 */
function asked({ sessionScope, externalId, expiresIn }: Claims): Claims {
  const body: Claims = {}
  if (Array.isArray(sessionScope)) body.sessionScope = sessionScope.join(' ')
  if (externalId !== undefined) body.externalId = externalId
  if (expiresIn !== undefined) {
    body.expires_in = expiresIn
    body.expiresIn = expiresIn
  }
  return body
}
