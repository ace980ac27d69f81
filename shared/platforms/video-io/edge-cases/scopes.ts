import { bodyMember, requestCases } from '../../../lab/request-edits.ts'
import { suggestedScopes } from '../fields.ts'
import { from, notFound } from './sources.ts'

const scopes = (value: Parameters<typeof bodyMember>[1]) => bodyMember('scopes', value)
const seen = 'Try in the client what the scopes are for.'
const source = notFound('code')

/** What the user may do. */
export const scopeCases = requestCases('scopes', [
  {
    id: 'scopes-one',
    title: 'One scope',
    ...scopes(['videos.read']),
    expected: 'accepted',
    reason: 'It is one of the nine that the vendor’s code names.',
    source: from('code', 'code'),
    steps: seen,
  },
  {
    id: 'scopes-empty',
    title: 'An empty list',
    ...scopes([]),
    expected: 'accepted',
    reason:
      'The vendor’s code sends an empty list where no scopes are given; what that allows is not documented.',
    source: from('code', 'code'),
    steps: seen,
  },
  {
    id: 'scopes-all',
    title: 'All nine scopes',
    ...scopes(suggestedScopes.map(({ value }) => value)),
    expected: 'accepted',
    reason: 'These are the scopes that the vendor’s code names.',
    source: from('code', 'code'),
    steps: seen,
  },
  {
    id: 'scopes-unknown',
    title: 'A scope that there is not',
    ...scopes(['videos.read', 'rooms.destroy']),
    expected: 'unknown',
    reason: 'Whether a scope that there is not is left out or refused is not documented.',
    source,
  },
  {
    id: 'scopes-twice',
    title: 'A scope twice',
    ...scopes(['videos.read', 'videos.read']),
    expected: 'unknown',
    reason: 'Nothing is documented on a scope that stands there twice.',
    source,
  },
  {
    id: 'scopes-only-admin',
    title: 'Nothing but *.admin.read',
    ...scopes(['videos.admin.read', 'streams.admin.read']),
    expected: 'unknown',
    reason:
      'By their names they show what others made; what they allow without the others is not documented.',
    source,
    steps: seen,
  },
  {
    id: 'scopes-text',
    title: 'A text instead of a list',
    ...scopes('videos.read videos.create'),
    expected: 'unknown',
    reason: 'The vendor’s code sends a list; what becomes of a text is not documented.',
    source,
  },
  {
    id: 'scopes-null',
    title: 'null',
    ...scopes(null),
    expected: 'unknown',
    reason: 'Whether null counts as no scopes is not documented.',
    source,
  },
])
