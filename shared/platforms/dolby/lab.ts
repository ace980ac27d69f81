import type { PlatformLab } from '../../lab/edge-case.ts'
import type { RequestCraft } from '../../lab/schemas.ts'
import type { Claims } from '../../schemas.ts'
import { clientCases } from './edge-cases/client.ts'
import { credentialCases } from './edge-cases/credentials.ts'
import { expiryCases } from './edge-cases/expiry.ts'
import { guestCases } from './edge-cases/guest.ts'
import { identityCases } from './edge-cases/identity.ts'
import { scopeCases } from './edge-cases/scope.ts'

/**
 * The request for a client access token, as it is sent for claims of `claimsFor`
 * (https://docs.dolby.io/communications-apis/docs/guides-client-authentication). The expiry stands in it in both of its
 * spellings; name and avatar do not, since the client gives those to the SDK.
 */
function requestFor({ sessionScope, externalId, expiresIn }: Claims): RequestCraft {
  const body = {
    ...(Array.isArray(sessionScope) ? { sessionScope: sessionScope.join(' ') } : {}),
    ...(externalId === undefined ? {} : { externalId }),
    ...(expiresIn === undefined ? {} : { expires_in: expiresIn, expiresIn }),
  }
  return {
    origin: 'comms',
    method: 'POST',
    path: '/v2/client-access-token',
    headers: [
      { name: 'Authorization', value: 'Bearer {{api-token}}' },
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Accept', value: 'application/json' },
    ],
    body: JSON.stringify(body),
  }
}

/** Edge cases of Dolby.io Communications. */
export const dolbyLab: PlatformLab = {
  groups: [
    { id: 'identity', label: 'External id' },
    { id: 'expiry', label: 'Expiry' },
    { id: 'scope', label: 'Scopes' },
    { id: 'credentials', label: 'Credentials' },
    { id: 'guest', label: 'Name and avatar' },
    { id: 'client', label: 'In the client' },
  ],
  needs: [],
  cases: [...identityCases, ...expiryCases, ...scopeCases, ...credentialCases, ...guestCases, ...clientCases],
  surface: 'request',
  requests: {
    placeholders: [
      {
        name: 'api-token',
        meaning: 'An API token that may make client access tokens, got with app key and app secret.',
      },
      { name: 'monitor-token', meaning: 'An API token that may only read the Monitor API.' },
      { name: 'client-token', meaning: 'A client access token, got as the right request gets it.' },
      { name: 'basic', meaning: 'App key and app secret, joined by a colon, in base64.' },
      { name: 'secret', meaning: 'The app secret.' },
    ],
    requestFor,
  },
}
