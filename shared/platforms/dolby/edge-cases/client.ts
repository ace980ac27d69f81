import { bodyMember, bodyMembers, requestCases } from '../../../lab/request-edits.ts'
import { from } from './sources.ts'

/** The request is right, and its own external id tells it from others: what is tried is done in the client. */
const guest = (name: string) => bodyMember('externalId', name)
const made = 'The token is made; what counts is what the client does with it.'

/** What only a client can do wrong. */
export const clientCases = requestCases('client', [
  {
    id: 'client-same-id-twice',
    title: 'The same external id in two clients',
    ...guest('test-guest-twice'),
    expected: 'accepted',
    reason: `${made} The earlier participant is removed, and its SDK tells of it with “switched”.`,
    source: from('participantInfo'),
    steps: 'Open a session with this token in two clients, and join one conference with both.',
  },
  {
    id: 'client-other-external-id',
    title: 'Another external id in session.open',
    ...guest('test-guest-of-token'),
    expected: 'accepted',
    reason: `${made} The client refuses to open a session under another external id than the token’s.`,
    source: from('session'),
    steps: 'Give the external id “somebody-else” to session.open: it is rejected.',
  },
  {
    id: 'client-api-token',
    title: 'An API token in the client',
    ...guest('test-guest-api-token'),
    expected: 'accepted',
    reason: `${made} An API token is no client access token, so a client must not open a session with it.`,
    source: from('clientAuthentication'),
    steps: 'Give the API token, in place of this one, to initializeToken: no session opens.',
  },
  {
    id: 'client-expired',
    title: 'A client with an expired token',
    ...bodyMembers({ externalId: '"test-guest-expired"', expires_in: '2', expiresIn: '2' }),
    expected: 'accepted',
    reason: `${made} Once it is over the service answers with 401 and code 89.`,
    source: from('expired', 'third-party'),
    steps: 'Wait for two seconds before the session is opened.',
  },
  {
    id: 'client-refresh',
    title: 'A client that refreshes',
    ...bodyMembers({ externalId: '"test-guest-refresh"', expires_in: '120', expiresIn: '120' }),
    expected: 'accepted',
    reason: `${made} The SDK asks for a new one at a half and at three quarters of its time, and at its end.`,
    source: from('refresh'),
    steps: 'Note when the callback of initializeToken is called, and with which isExpired.',
  },
])
