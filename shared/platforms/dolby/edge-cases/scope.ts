import { bodyMember, requestCases, withoutBodyMembers } from '../../../lab/request-edits.ts'
import { from, notFound } from './sources.ts'

const scope = (value: Parameters<typeof bodyMember>[1]) => bodyMember('sessionScope', value)
const dropped = 'Values that are no scope are left out of the token, which is made all the same.'
const seeAnswer = 'See which scopes the answer names.'

/** What the client may do. */
export const scopeCases = requestCases('scope', [
  {
    id: 'scope-absent',
    title: 'Without scopes',
    ...withoutBodyMembers('sessionScope'),
    expected: 'accepted',
    reason: 'A token without scopes is not restricted, as the client for Python says.',
    source: from('noScopes', 'code'),
  },
  {
    id: 'scope-empty',
    title: 'An empty text',
    ...scope(''),
    expected: 'unknown',
    reason: 'Whether it means no scope or all of them is not documented.',
    source: notFound('scopes'),
    steps: seeAnswer,
  },
  {
    id: 'scope-unknown',
    title: 'A scope that there is not',
    ...scope('conf:create room:destroy'),
    expected: 'accepted',
    reason: dropped,
    source: from('scopes', 'code'),
    steps: seeAnswer,
  },
  {
    id: 'scope-only-unknown',
    title: 'Nothing but a scope that there is not',
    ...scope('room:destroy'),
    expected: 'unknown',
    reason: 'It is left out, and whether none that is left means nothing or everything is not documented.',
    source: notFound('scopes'),
    steps: seeAnswer,
  },
  {
    id: 'scope-capitals',
    title: 'A scope in capitals',
    ...scope('CONF:CREATE notifications:set'),
    expected: 'accepted',
    reason: `Scopes are case-sensitive. ${dropped}`,
    source: from('scopes', 'code'),
    steps: seeAnswer,
  },
  {
    id: 'scope-star',
    title: 'All scopes, as *',
    ...scope('*'),
    expected: 'accepted',
    reason: 'The star stands for everything.',
    source: from('scopes', 'code'),
  },
  {
    id: 'scope-list',
    title: 'A list instead of a text',
    ...scope(['conf:create', 'notifications:set']),
    expected: 'unknown',
    reason: 'It is one text with spaces between the scopes; what becomes of a list is not documented.',
    source: notFound('scopes'),
  },
  {
    id: 'scope-commas',
    title: 'Commas between scopes',
    ...scope('conf:create,notifications:set'),
    expected: 'unknown',
    reason: 'Scopes have spaces between them; with a comma they may count as one that there is not.',
    source: notFound('scopes'),
    steps: seeAnswer,
  },
  {
    id: 'scope-twice',
    title: 'A scope twice',
    ...scope('conf:create conf:create'),
    expected: 'unknown',
    reason: 'Nothing is documented on a scope that stands there twice.',
    source: notFound('scopes'),
  },
])
