import type { PlatformLab } from '../../lab/edge-case.ts'
import type { RequestCraft } from '../../lab/schemas.ts'
import type { Claims, Profile } from '../../schemas.ts'
import { clientCases } from './edge-cases/client.ts'
import { credentialCases } from './edge-cases/credentials.ts'
import { formCases } from './edge-cases/form.ts'
import { identityCases } from './edge-cases/identity.ts'
import { scopeCases } from './edge-cases/scopes.ts'
import { generationOf } from './generation.ts'

/** The request for a user's session token, as the profile's generation asks (see `generation.ts`). */
function requestFor({ identity = '', scopes = [] }: Claims, settings: Profile['settings']): RequestCraft {
  const isDocumented = generationOf(settings) === 'documented'
  return {
    origin: 'api',
    method: 'POST',
    path: '/v1/sessions',
    headers: [
      { name: 'Authorization', value: isDocumented ? 'App token={{secret}}' : 'Bearer {{secret}}' },
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Accept', value: 'application/json' },
    ],
    body: JSON.stringify(isDocumented ? { identity } : { identity, scopes }),
  }
}

/** Edge cases of Video.io VideoKit. */
export const videoIoLab: PlatformLab = {
  groups: [
    { id: 'identity', label: 'User identifier' },
    { id: 'scopes', label: 'Scopes' },
    { id: 'credentials', label: 'Credentials' },
    { id: 'form', label: 'Form of the request' },
    { id: 'client', label: 'In the client' },
  ],
  needs: [],
  cases: [...identityCases, ...scopeCases, ...credentialCases, ...formCases, ...clientCases],
  surface: 'request',
  requests: {
    placeholders: [
      { name: 'secret', meaning: 'The API token of the profile.' },
      { name: 'session-token', meaning: 'A session token of a user, got as the right request gets it.' },
    ],
    requestFor,
  },
}
