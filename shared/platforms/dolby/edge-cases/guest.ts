import { bodyMember, requestCases } from '../../../lab/request-edits.ts'
import { notFound } from './sources.ts'

const source = notFound('participantInfo')
const notInToken =
  'Name and avatar are no part of this request: whether such a member is passed over is not documented.'
const give = (what: string) =>
  `Give the same ${what} to session.open in the client, and see what others are shown.`

/** Name and avatar, which belong to the SDK and not to the token. */
export const guestCases = requestCases('guest', [
  {
    id: 'name-in-request',
    title: 'A name in the request',
    ...bodyMember('name', 'Test Guest'),
    expected: 'unknown',
    reason: notInToken,
    source,
  },
  {
    id: 'name-html',
    title: 'HTML as the name',
    ...bodyMember('name', '<b onmouseover=alert(1)>Test</b>'),
    expected: 'unknown',
    reason: notInToken,
    source,
    steps: give('name'),
  },
  {
    id: 'name-emoji-family',
    title: 'A family of emoji as the name',
    ...bodyMember('name', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}'),
    expected: 'unknown',
    reason: notInToken,
    source,
    steps: give('name'),
  },
  {
    id: 'name-bidi',
    title: 'A right-to-left override in the name',
    ...bodyMember('name', 'Test \u202EtseuG'),
    expected: 'unknown',
    reason: notInToken,
    source,
    steps: give('name'),
  },
  {
    id: 'name-4000-letters',
    title: 'A name of 4,000 letters',
    ...bodyMember('name', 'N'.repeat(4000)),
    expected: 'unknown',
    reason: notInToken,
    source,
    steps: give('name'),
  },
  {
    id: 'avatar-http',
    title: 'An avatar over http',
    ...bodyMember('avatarUrl', 'http://example.com/guest.png'),
    expected: 'unknown',
    reason: notInToken,
    source,
    steps: give('avatarUrl'),
  },
  {
    id: 'avatar-data',
    title: 'An avatar as a data: address',
    ...bodyMember('avatarUrl', 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA='),
    expected: 'unknown',
    reason: notInToken,
    source,
    steps: give('avatarUrl'),
  },
  {
    id: 'avatar-script',
    title: 'An avatar as a javascript: address',
    ...bodyMember('avatarUrl', 'javascript:alert(1)'),
    expected: 'unknown',
    reason: notInToken,
    source,
    steps: give('avatarUrl'),
  },
])
