import type { CaseBase } from '../../../lab/edge-case.ts'
import { accepted, inGroup, refused, unknown } from './build.ts'
import { all } from './edits.ts'
import { authorisation, body, field, pathFor, requestEdit } from './request.ts'
import { documented } from './sources.ts'

/** A moment as the API writes it, in UTC and without a zone. */
const dateTime = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
const text = (make: (base: CaseBase) => string) => (base: CaseBase) => JSON.stringify(make(base))
const api = { lookedIn: 'openApi' } as const
const steps = { steps: 'Read the end of the token that comes back.' } as const

const ends = [
  accepted(
    'api-exp-minutes',
    'End in minutes',
    field('exp', () => '60'),
    'The API takes minutes for the end.',
    documented('openApi'),
    steps,
  ),
  accepted(
    'api-exp-date',
    'End as a date and time',
    field(
      'exp',
      text(({ now }) => dateTime(now + 7200)),
    ),
    'The API takes a date and time for the end.',
    documented('openApi'),
    steps,
  ),
  accepted(
    'api-exp-null',
    'End of null',
    field('exp', () => 'null'),
    'Every field may be null.',
    documented('openApi'),
    steps,
  ),
  unknown(
    'api-exp-date-with-zone',
    'End as a date with a zone',
    field(
      'exp',
      text(({ now }) => `${dateTime(now + 10_800).replace(' ', 'T')}+02:00`),
    ),
    'Which forms of a date are taken is not documented.',
    { ...api, ...steps },
  ),
  unknown(
    'api-exp-between',
    'End between minutes and seconds',
    field('exp', () => '50000000'),
    'From which number on minutes are seconds is not documented.',
    { ...api, ...steps },
  ),
  unknown(
    'api-exp-digits',
    'End as digits in a text',
    field(
      'exp',
      text(({ now }) => String(now + 7200)),
    ),
    'Whether digits in a text are a moment is not documented.',
    { ...api, ...steps },
  ),
  unknown(
    'api-exp-zero',
    'End of 0',
    field('exp', () => '0'),
    'Whether it is no minute, 1970 or no end is not documented.',
    { ...api, ...steps },
  ),
  unknown(
    'api-exp-negative',
    'Negative end',
    field('exp', () => '-5'),
    'Whether it is five minutes ago is not documented.',
    { ...api, ...steps },
  ),
  unknown(
    'api-exp-fraction',
    'End of half a minute',
    field('exp', () => '0.5'),
    'Whether a fraction of a minute is taken is not documented.',
    { ...api, ...steps },
  ),
  unknown(
    'api-exp-milliseconds',
    'End in milliseconds',
    field('exp', ({ now }) => String((now + 7200) * 1000)),
    'Read as seconds it is a moment some fifty thousand years ahead.',
    { ...api, ...steps },
  ),
  accepted(
    'api-nbf-date',
    'Start as a date and time',
    field(
      'nbf',
      text(({ now }) => dateTime(now)),
    ),
    'The API takes a date and time for the start.',
    documented('openApi'),
  ),
  unknown(
    'api-nbf-minutes',
    'Start in minutes',
    field('nbf', () => '30'),
    'For the start, minutes are not documented, so this may be a moment of 1970.',
    api,
  ),
]

const bodies = [
  accepted(
    'api-no-fields',
    'Without any field',
    body('{}'),
    'Every field is optional.',
    documented('openApi'),
  ),
  unknown(
    'api-no-json',
    'Body that is no JSON',
    body('u=Jane&role=attendee'),
    'How a body that can’t be read is answered is not documented.',
    api,
  ),
  unknown(
    'api-role-unknown',
    'Role that there is not',
    field('role', () => '"roompass-no-such-role"'),
    'Whether the API looks at the role is not documented.',
    api,
  ),
  unknown(
    'api-unknown-field',
    'Field that there is not',
    field('admin', () => 'true'),
    'Whether unknown fields are ignored is not documented.',
    api,
  ),
]

const asking = [
  accepted(
    'api-key-as-bearer',
    'Key as a bearer token',
    authorisation('Bearer {{secret}}'),
    'The key is taken alone, too.',
    documented('restApiAuth'),
  ),
  refused(
    'api-key-wrong',
    'Wrong key',
    authorisation('Bearer test-key-not-a-real-one'),
    'The key has to be the team’s.',
    documented('authorisation'),
  ),
  refused(
    'api-key-absent',
    'Without a key',
    authorisation(null),
    'Who asks has to say so.',
    documented('authorisation'),
  ),
  refused(
    'api-room-unknown',
    'Room that there is not',
    requestEdit('path', () => ({ path: pathFor('roompass-no-such-room') })),
    'There is no token for a room that there is not.',
    documented('openApi'),
  ),
  refused(
    'api-get',
    'Asked with GET',
    all(
      requestEdit('method', () => ({ method: 'GET' })),
      body(''),
    ),
    'A token is made with POST.',
    documented('create'),
  ),
]

/** Tokens that the platform makes: what it takes for a request. */
export const apiCases = inGroup('api', [...ends, ...bodies, ...asking])
