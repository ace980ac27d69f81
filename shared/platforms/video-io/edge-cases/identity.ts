import {
  bodyMember,
  bodyMemberAgain,
  bodyText,
  requestCases,
  withoutBodyMembers,
} from '../../../lab/request-edits.ts'
import { inOtherLetters } from '../../digital-samba/edge-cases/other-letters.ts'
import { from, notFound } from './sources.ts'

const source = notFound('api')
const exact = 'Videos belong to exactly the identifier that they were made with.'
const ownership = 'See whether this user finds the videos of “test-guest”.'

/** Whose session it is. */
export const identityCases = requestCases('identity', [
  {
    id: 'identity-absent',
    title: 'Without an identifier',
    ...withoutBodyMembers('identity'),
    expected: 'refused',
    reason: 'An identifier is required.',
    source: from('api'),
  },
  {
    id: 'identity-empty',
    title: 'An empty identifier',
    ...bodyMember('identity', ''),
    expected: 'unknown',
    reason: 'The vendor’s code sends no such request at all, and how one is answered is not documented.',
    source: notFound('code'),
  },
  {
    id: 'identity-spaces',
    title: 'An identifier of spaces',
    ...bodyMember('identity', '   '),
    expected: 'unknown',
    reason: 'Whether spaces count as a text is not documented.',
    source,
  },
  {
    id: 'identity-10000-letters',
    title: 'An identifier of 10,000 letters',
    ...bodyMember('identity', 'i'.repeat(10_000)),
    expected: 'unknown',
    reason: 'No greatest length is documented.',
    source,
  },
  {
    id: 'identity-e-mail',
    title: 'An e-mail address',
    ...bodyMember('identity', 'test.guest@example.com'),
    expected: 'accepted',
    reason: 'The document names an e-mail address as an example of an identifier.',
    source: from('api'),
  },
  {
    id: 'identity-unicode',
    title: 'Letters of four scripts and an emoji',
    ...bodyMember('identity', 'Zoë 李 Жанна عمر \u{1F600}'),
    expected: 'unknown',
    reason: 'Nothing is documented on the characters of an identifier.',
    source,
  },
  {
    id: 'identity-other-case',
    title: 'The identifier in other letters',
    ...bodyMember('identity', ({ claims }) => inOtherLetters(String(claims.identity ?? ''))),
    expected: 'accepted',
    reason: `It is another user. ${exact}`,
    source: from('android'),
    steps: ownership,
  },
  {
    id: 'identity-trailing-space',
    title: 'A space behind the identifier',
    ...bodyMember('identity', ({ claims }) => `${claims.identity ?? ''} `),
    expected: 'unknown',
    reason: `Whether it is taken off is not documented. ${exact}`,
    source,
    steps: ownership,
  },
  {
    id: 'identity-control-characters',
    title: 'Control characters',
    ...bodyMember('identity', 'test\u0000guest\u0007'),
    expected: 'unknown',
    reason: 'Nothing is documented on the characters of an identifier.',
    source,
  },
  {
    id: 'identity-lone-surrogate',
    title: 'Half a surrogate pair',
    ...bodyText('identity', String.raw`"test-guest-\ud800"`),
    expected: 'unknown',
    reason: 'It is JSON, but no text of Unicode.',
    source: notFound('surrogates'),
  },
  {
    id: 'identity-number',
    title: 'A number',
    ...bodyMember('identity', 4711),
    expected: 'unknown',
    reason: 'The examples are texts, and what becomes of a number is not documented.',
    source,
  },
  {
    id: 'identity-null',
    title: 'null',
    ...bodyMember('identity', null),
    expected: 'unknown',
    reason: 'Whether null counts as no identifier is not documented.',
    source,
  },
  {
    id: 'identity-twice',
    title: 'Two identifiers',
    ...bodyMemberAgain('identity', 'another-guest'),
    expected: 'unknown',
    reason: 'Which of two members with one name counts depends on the parser.',
    source: notFound('duplicates'),
  },
])
