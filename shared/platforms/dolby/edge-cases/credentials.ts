import {
  credentials,
  type RequestEdit,
  requestCases,
  withoutCredentials,
} from '../../../lab/request-edits.ts'
import { from } from './sources.ts'

const needsApiToken = 'The request needs an API token that may make client access tokens.'

/** The request for an API token, with a secret that nobody has; key and secret are checked there and nowhere else. */
const withWrongSecret: RequestEdit = {
  changes: (['path', 'headers', 'credentials', 'body'] as const).map((part) => ({ in: 'request', part })),
  apply: (draft) =>
    draft.kind === 'request'
      ? {
          ...draft,
          request: {
            ...draft.request,
            origin: 'api',
            path: '/v1/auth/token',
            headers: [
              // test-app-key:test-secret-that-nobody-has
              {
                name: 'Authorization',
                value: 'Basic dGVzdC1hcHAta2V5OnRlc3Qtc2VjcmV0LXRoYXQtbm9ib2R5LWhhcw==',
              },
              { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
              { name: 'Accept', value: 'application/json' },
            ],
            body: 'grant_type=client_credentials',
          },
        }
      : draft,
}

/** Who asks. */
export const credentialCases = requestCases('credentials', [
  {
    id: 'credentials-absent',
    title: 'Without an authorization header',
    ...withoutCredentials,
    expected: 'refused',
    reason: needsApiToken,
    source: from('clientAuthentication'),
  },
  {
    id: 'credentials-app-secret',
    title: 'App key and secret in place of the API token',
    ...credentials('Basic {{basic}}'),
    expected: 'refused',
    reason: 'App key and secret give an API token; a client access token is asked for with that.',
    source: from('clientAuthentication'),
  },
  {
    id: 'credentials-wrong-secret',
    title: 'An app key and secret that nobody has',
    ...withWrongSecret,
    expected: 'refused',
    reason: 'The API token, which comes first, is given for the right app key and app secret alone.',
    source: from('apiAuthentication'),
  },
  {
    id: 'credentials-bare-secret',
    title: 'The app secret as a bearer token',
    ...credentials('Bearer {{secret}}'),
    expected: 'refused',
    reason: 'The secret is no token.',
    source: from('apiAuthentication'),
  },
  {
    id: 'credentials-other-scope',
    title: 'An API token of another scope',
    ...credentials('Bearer {{monitor-token}}'),
    expected: 'refused',
    reason: 'The API token lacks comms:client_access_token:create.',
    source: from('apiScopes'),
  },
  {
    id: 'credentials-client-token',
    title: 'A client access token in place of the API token',
    ...credentials('Bearer {{client-token}}'),
    expected: 'refused',
    reason: 'A client access token opens sessions, and is no token for the API.',
    source: from('clientAuthentication'),
  },
  {
    id: 'credentials-broken-token',
    title: 'An API token with one letter too many',
    ...credentials('Bearer {{api-token}}x'),
    expected: 'refused',
    reason: 'It is not the token that was given out.',
    source: from('expired', 'third-party'),
  },
  {
    id: 'credentials-made-up',
    title: 'A token that nobody gave out',
    ...credentials('Bearer eyJhbGciOiJIUzI1NiJ9.e30.dGVzdC1zaWduYXR1cmUtbm90LWEtcmVhbC1vbmU'),
    expected: 'refused',
    reason: 'An expired or unknown token is answered with 401 and code 89.',
    source: from('expired', 'third-party'),
  },
])
