import { bodyMembers, requestCases, withoutBodyMembers } from '../../../lab/request-edits.ts'
import { from, notFound } from './sources.ts'

/** The expiry in both of its spellings, since no document says which is read. */
const both = (text: string) => bodyMembers({ expires_in: text, expiresIn: text })
const range =
  'A client access token is valid from one second to 24 hours, and how another length is answered is not documented.'
const type = 'It is documented as a number of seconds, and what becomes of this is not documented.'

/** How long the token is asked for. */
export const expiryCases = requestCases('expiry', [
  {
    id: 'expiry-zero',
    title: '0 seconds',
    ...both('0'),
    expected: 'refused',
    reason: range,
    source: from('expiry', 'inferred'),
    standsFor: 'shortest expiry',
    side: 'below',
  },
  {
    id: 'expiry-one-second',
    title: '1 second',
    ...both('1'),
    expected: 'accepted',
    reason: 'It is the shortest that a token can be valid.',
    source: from('expiry'),
    standsFor: 'shortest expiry',
    side: 'at',
  },
  {
    id: 'expiry-24-hours',
    title: '86,400 seconds',
    ...both('86400'),
    expected: 'accepted',
    reason: 'It is the longest that a token can be valid.',
    source: from('expiry'),
    standsFor: 'longest expiry',
    side: 'at',
  },
  {
    id: 'expiry-over-24-hours',
    title: '86,401 seconds',
    ...both('86401'),
    expected: 'refused',
    reason: range,
    source: from('expiry', 'inferred'),
    standsFor: 'longest expiry',
    side: 'above',
  },
  {
    id: 'expiry-negative',
    title: '-1 second',
    ...both('-1'),
    expected: 'refused',
    reason: range,
    source: from('expiry', 'inferred'),
  },
  {
    id: 'expiry-fraction',
    title: '3,600.5 seconds',
    ...both('3600.5'),
    expected: 'unknown',
    reason: 'Whether a fraction of a second is taken is not documented.',
    source: notFound('usualExpiry'),
  },
  {
    id: 'expiry-text',
    title: 'Seconds as a text',
    ...both('"3600"'),
    expected: 'unknown',
    reason: type,
    source: notFound('usualExpiry'),
  },
  {
    id: 'expiry-null',
    title: 'null',
    ...both('null'),
    expected: 'unknown',
    reason: type,
    source: notFound('usualExpiry'),
  },
  {
    id: 'expiry-infinite',
    title: '1e400',
    ...both('1e400'),
    expected: 'unknown',
    reason: 'It is a number of JSON that a double reads as infinite.',
    source: notFound('usualExpiry'),
  },
  {
    id: 'expiry-absent',
    title: 'Without an expiry',
    ...withoutBodyMembers('expires_in', 'expiresIn'),
    expected: 'accepted',
    reason: 'A token is valid for an hour where nothing is said.',
    source: from('usualExpiry', 'code'),
  },
  {
    id: 'expiry-python-spelling',
    title: 'As expires_in alone',
    ...bodyMembersOnly('expires_in'),
    expected: 'accepted',
    reason:
      'The clients for Python and .NET spell it so; what the answer says of the end tells whether it was read.',
    source: from('noScopes', 'code'),
    standsFor: 'spelling of the expiry',
    side: 'below',
    steps: 'Compare the expires_in of the answer with what was asked for.',
  },
  {
    id: 'expiry-node-spelling',
    title: 'As expiresIn alone',
    ...bodyMembersOnly('expiresIn'),
    expected: 'accepted',
    reason: 'The client for Node.js spells it so; what the answer says of the end tells whether it was read.',
    source: from('usualExpiry', 'code'),
    standsFor: 'spelling of the expiry',
    side: 'above',
    steps: 'Compare the expires_in of the answer with what was asked for.',
  },
  {
    id: 'expiry-spellings-differ',
    title: 'Two spellings that disagree',
    ...bodyMembers({ expires_in: '600', expiresIn: '1200' }),
    expected: 'accepted',
    reason: 'Both are lengths that are allowed; the expires_in of the answer tells which one is read.',
    source: from('usualExpiry', 'inferred'),
    steps: 'Compare the expires_in of the answer with 600 and 1,200.',
  },
])

/** Ten minutes, so that the usual hour of a spelling that is not read can be told from it. */
function bodyMembersOnly(name: 'expires_in' | 'expiresIn') {
  const other = name === 'expires_in' ? 'expiresIn' : 'expires_in'
  const { changes, apply } = withoutBodyMembers(other)
  const set = bodyMembers({ [name]: '600' })
  return {
    changes,
    apply: (...[draft, base]: Parameters<typeof apply>) => set.apply(apply(draft, base), base),
  }
}
