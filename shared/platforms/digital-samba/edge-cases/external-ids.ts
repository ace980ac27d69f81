import { accepted, boundary, given, inGroup, unknown } from './build.ts'
import { claim, withoutClaim } from './edits.ts'
import { code, documented } from './sources.ts'

const id = (text: string) => claim('ud', text)

/** The external id of a guest: “arbitrary string”, as the document says. */
export const externalIdCases = inGroup('identity', [
  accepted(
    'ud-absent',
    'Without an external id',
    withoutClaim('ud'),
    'The claim is optional.',
    documented('properties'),
  ),
  accepted(
    'ud-accents',
    'External id with accents and emoji',
    id('zo\u00eb-\ud83d\ude80'),
    'Any text will do.',
    documented('properties'),
    { steps: 'Compare the external id in the list of participants.' },
  ),
  accepted(
    'ud-json',
    'External id of JSON',
    id('{"tenant":7,"user":"jane"}'),
    'Any text will do, also one that looks like something else.',
    documented('properties'),
  ),
  unknown('ud-empty', 'Empty external id', id(''), 'Whether an empty text counts as none is not documented.'),
  unknown(
    'ud-spaces-around',
    'Spaces around the external id',
    id(' test-guest '),
    'Whether it is trimmed, and so the same as another, is not documented.',
  ),
  unknown(
    'ud-255',
    'External id of 255 letters',
    id('i'.repeat(255)),
    'It is the most that many databases keep of a short text, and no limit is documented.',
    boundary('limit of a short external id', 'at'),
  ),
  unknown(
    'ud-256',
    'External id of 256 letters',
    id('i'.repeat(256)),
    'It is one more than many databases keep of a short text, and no limit is documented.',
    boundary('limit of a short external id', 'above'),
  ),
  unknown(
    'ud-control',
    'External id with control characters',
    id('a\u0000b\r\nc\u007f'),
    'It goes into reports and logs, and nothing is documented.',
  ),
  unknown(
    'ud-number',
    'External id of a number',
    claim('ud', 4711),
    'The claim is a text, and what becomes of a number is not documented.',
  ),
  unknown(
    'ud-null',
    'External id of null',
    claim('ud', null),
    'Whether null counts as absent is not documented.',
  ),
  accepted(
    'ud-of-live-guest',
    'External id of somebody who is in',
    claim('ud', (base) => given(base, 'live-external-id')),
    'The second guest comes in; the first is put out where the team allows one session for an external id.',
    code('singleSession'),
    {
      needs: 'live-external-id',
      steps: 'Have somebody with this external id in the room, and look whether they stay.',
    },
  ),
])
