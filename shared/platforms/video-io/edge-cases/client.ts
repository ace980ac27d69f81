import { bodyMember, requestCases } from '../../../lab/request-edits.ts'
import { from } from './sources.ts'

/** The request is right, and its own identifier tells it from others: what is tried is done in the client. */
const user = (name: string) => bodyMember('identity', name)
const made = 'The token is made; what counts is what the client does with it.'

/** What only a client can do wrong. */
export const clientCases = requestCases('client', [
  {
    id: 'client-api-token',
    title: 'The API token as a session token',
    ...user('test-user-api-token'),
    expected: 'accepted',
    reason: `${made} The API token gives full control over the application and is not to be in a client.`,
    source: from('javascript'),
    steps: 'Give the API token, in place of this one, to sessions().start: note what happens.',
  },
  {
    id: 'client-expired',
    title: 'An expired session token',
    ...user('test-user-expired'),
    expected: 'accepted',
    reason: `${made} It does not check whether the token is expired.`,
    source: from('android'),
    steps:
      'Note the form of expiresAt: a date, seconds, milliseconds, or none. Start a session with it once it is over: start says nothing, and the first call fails.',
  },
  {
    id: 'client-start-twice',
    title: 'Start twice',
    ...user('test-user-start-twice'),
    expected: 'accepted',
    reason: `${made} A second start takes the place of the first session.`,
    source: from('android', 'inferred'),
    steps: 'Call sessions().start with this token twice, and note what the listener hears.',
  },
  {
    id: 'client-stop-get',
    title: 'Stop, then get',
    ...user('test-user-stop-get'),
    expected: 'accepted',
    reason: `${made} After stop there is no session, and get gives null.`,
    source: from('android'),
    steps: 'Start, then stop, then call get: it gives null.',
  },
  {
    id: 'client-listener',
    title: 'A listener hears of each change',
    ...user('test-user-listener'),
    expected: 'accepted',
    reason: `${made} onSessionChanged is called with the session at start and with null at stop.`,
    source: from('android'),
    steps: 'Add a listener, start and stop, and note each call of onSessionChanged.',
  },
])
