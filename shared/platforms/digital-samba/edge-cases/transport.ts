import { accepted, inGroup, refused, unknown } from './build.ts'
import { sentAs } from './edits.ts'
import { documented, inferred } from './sources.ts'

const steps = 'Open the link as it is, in a window of its own.'
const once = { lookedIn: 'tokens', steps } as const

/** How the right token stands in the link. The room is taken to be a private one. */
export const transportCases = inGroup('transport', [
  refused(
    'link-token-absent',
    'Without a token',
    sentAs('absent'),
    'Nobody enters a private room without a token.',
    documented('tokens'),
  ),
  unknown(
    'link-token-empty',
    'Empty token',
    sentAs('empty'),
    'Whether an empty token counts as none is not documented.',
    once,
  ),
  unknown(
    'link-token-twice',
    'Token twice',
    sentAs('twice'),
    'The vendor’s SDK makes such links, and what becomes of them is not documented.',
    once,
  ),
  unknown(
    'link-token-twice-broken-first',
    'Token twice, the first one broken',
    sentAs('twice-broken-first'),
    'Which of two tokens counts is not documented.',
    { ...once, standsFor: 'the last of two tokens is right' },
  ),
  unknown(
    'link-token-twice-broken-last',
    'Token twice, the last one broken',
    sentAs('twice-broken-last'),
    'Which of two tokens counts is not documented.',
    { ...once, standsFor: 'the first of two tokens is right' },
  ),
  unknown(
    'link-token-in-fragment',
    'Token behind a number sign',
    sentAs('fragment'),
    'It is not sent to the server, and whether the page reads it is not documented.',
    once,
  ),
  unknown(
    'link-token-capital-name',
    'Parameter with a capital letter',
    sentAs('capital-name'),
    'Whether “Token” is read as “token” is not documented.',
    once,
  ),
  unknown(
    'link-token-in-path',
    'Token in the path',
    sentAs('path'),
    'Only the parameter is documented.',
    once,
  ),
  accepted(
    'link-token-dots-encoded',
    'Full stops escaped',
    sentAs('dots-encoded'),
    'An escaped full stop is the same as one that is not.',
    documented('percent'),
  ),
  unknown(
    'link-token-line-end',
    'Line end behind the token',
    sentAs('newline-after'),
    'It comes of copying, and whether it is trimmed is not documented.',
    once,
  ),
  unknown(
    'link-token-space',
    'Space behind the token',
    sentAs('space-after'),
    'It comes of copying, and whether it is trimmed is not documented, for a space as for a line end.',
    once,
  ),
  refused(
    'link-token-bearer',
    'Bearer before the token',
    sentAs('bearer-inside'),
    'The word belongs to a header, and with it the parameter is no token.',
    inferred('compact'),
  ),
  refused(
    'link-token-quoted',
    'Quotes around the token',
    sentAs('quoted'),
    'The quotes belong to JSON, and with them the parameter is no token.',
    inferred('compact'),
  ),
])
