import type { CaseBase } from '../../../lab/edge-case.ts'
import { accepted, boundary, inGroup, refused, unknown } from './build.ts'
import { all, claim, claimText, withoutClaim } from './edits.ts'
import { documented, inferred } from './sources.ts'

/** So many seconds from the moment of the set. */
const after =
  (seconds: number) =>
  ({ now }: CaseBase) =>
    now + seconds

const day = 86_400
const atTheMoment = 'Open it within a second of the moment of the set.'
const within = (minutes: string) => `Open it within ${minutes} of the moment of the set.`
const ended = 'A token is invalid from its end on, and no leeway is documented.'
const notYet = 'A token is invalid before its start, and no leeway is documented.'

const end = [
  refused(
    'exp-one-second-ago',
    'Expired one second ago',
    claim('exp', after(-1)),
    ended,
    documented('properties'),
    boundary('end of validity', 'below'),
  ),
  refused(
    'exp-now',
    'Expires at this moment',
    claim('exp', after(0)),
    'A token is refused on and after its end, so also on it.',
    documented('exp'),
    boundary('end of validity', 'at'),
  ),
  unknown(
    'exp-in-one-second',
    'Expires in one second',
    claim('exp', after(1)),
    'It is right at the moment, but a second is over before most links are opened, and two clocks differ by as much.',
    { ...boundary('end of validity', 'above'), steps: atTheMoment, lookedIn: 'exp' },
  ),
  refused(
    'exp-one-minute-ago',
    'Expired a minute ago',
    claim('exp', after(-60)),
    ended,
    documented('properties'),
    { standsFor: 'expired within a leeway of more than a minute' },
  ),
  refused(
    'exp-five-minutes-ago',
    'Expired five minutes ago',
    claim('exp', after(-300)),
    ended,
    documented('properties'),
    { standsFor: 'expired within the largest usual leeway' },
  ),
  refused(
    'exp-yesterday',
    'Expired yesterday',
    claim('exp', after(-day)),
    'A token is invalid after its end, and no leeway is a day long.',
    documented('properties'),
  ),
  accepted(
    'exp-in-one-minute',
    'Expires in a minute',
    claim('exp', after(60)),
    'A token is valid until its end.',
    documented('properties'),
    { steps: within('a minute') },
  ),
  accepted(
    'exp-in-five-minutes',
    'Expires in five minutes',
    claim('exp', after(300)),
    'A token is valid until its end, also for a server whose clock is a few minutes ahead.',
    documented('properties'),
    { steps: within('five minutes') },
  ),
  accepted(
    'exp-absent',
    'Without an end',
    withoutClaim('exp'),
    'The claim is optional, and the document’s own example has none.',
    documented('properties'),
  ),
  refused(
    'exp-zero',
    'End of 0',
    claim('exp', 0),
    'Zero seconds is a moment of 1970, though some programs take it for no end.',
    documented('exp'),
  ),
  refused(
    'exp-negative',
    'Negative end',
    claim('exp', -1),
    'A negative number of seconds is a moment before 1970.',
    documented('exp'),
  ),
  accepted(
    'exp-2038',
    'Last second of 32 bits',
    claim('exp', 2 ** 31 - 1),
    'It is a whole number of seconds in the future.',
    documented('properties'),
    boundary('32 bits of seconds', 'at'),
  ),
  accepted(
    'exp-after-2038',
    'One second beyond 32 bits',
    claim('exp', 2 ** 31),
    'It is a whole number of seconds in the future, which 32 bits with a sign do not hold.',
    documented('properties'),
    boundary('32 bits of seconds', 'above'),
  ),
  accepted(
    'exp-milliseconds',
    'End in milliseconds',
    claim('exp', ({ now }) => (now + 3600) * 1000),
    'Read as seconds it is a moment some fifty thousand years ahead.',
    inferred('numericDate'),
  ),
  accepted(
    'exp-beyond-doubles',
    'End beyond 2^53',
    claimText('exp', '9007199254740993'),
    'It is a whole number in the future, which a double does not hold exactly.',
    inferred('properties'),
  ),
]

const endTypes = [
  unknown(
    'exp-fraction',
    'End with a fraction',
    claim('exp', after(3600.5)),
    'RFC 7519 allows a fraction of a second, and the platform’s document says whole numbers.',
    { lookedIn: 'numericDate' },
  ),
  unknown(
    'exp-exponent',
    'End with an exponent',
    claimText('exp', ({ now }) => `${now + 3600}e0`),
    'It is the same number as without the exponent, but not the digits of a whole one.',
  ),
  unknown(
    'exp-text',
    'End as text',
    claim('exp', ({ now }) => String(now + 3600)),
    'A text is no number, and what becomes of it is not documented.',
  ),
  unknown(
    'exp-iso',
    'End as an ISO date',
    claim('exp', ({ now }) => new Date((now + 3600) * 1000).toISOString()),
    'A date is no number, and what becomes of it is not documented.',
  ),
  unknown('exp-null', 'End of null', claim('exp', null), 'Whether null counts as absent is not documented.'),
  unknown(
    'exp-true',
    'End of true',
    claim('exp', true),
    'A boolean is no number, though some languages read true as 1.',
  ),
  unknown(
    'exp-list',
    'End in a list',
    claim('exp', ({ now }) => [now + 3600]),
    'A list is no number, though some languages read one with a single number as that.',
  ),
  unknown(
    'exp-infinite',
    'End of 1e400',
    claimText('exp', '1e400'),
    'It is a JSON number that a double reads as infinite.',
  ),
]

const start = [
  accepted(
    'nbf-one-second-ago',
    'Valid since one second ago',
    claim('nbf', after(-1)),
    'A token is valid from its start on.',
    documented('nbf'),
    boundary('start of validity', 'below'),
  ),
  unknown(
    'nbf-in-one-second',
    'Valid in one second',
    claim('nbf', after(1)),
    'It is too early at the moment, but a second is over before most links are opened, and two clocks differ by as much.',
    { ...boundary('start of validity', 'above'), steps: atTheMoment, lookedIn: 'nbf' },
  ),
  refused(
    'nbf-in-one-minute',
    'Valid in a minute',
    claim('nbf', after(60)),
    notYet,
    documented('properties'),
    { standsFor: 'early within a leeway of more than a minute', steps: within('a minute') },
  ),
  refused(
    'nbf-in-five-minutes',
    'Valid in five minutes',
    claim('nbf', after(300)),
    notYet,
    documented('properties'),
    { standsFor: 'early within the largest usual leeway', steps: within('five minutes') },
  ),
  refused(
    'nbf-tomorrow',
    'Valid tomorrow',
    all(claim('nbf', after(day)), claim('exp', after(day + 3600))),
    'A token is invalid before its start, and no leeway is a day long.',
    documented('properties'),
  ),
  accepted(
    'nbf-absent',
    'Without a start',
    withoutClaim('nbf'),
    'The claim is optional.',
    documented('properties'),
  ),
  accepted(
    'nbf-zero',
    'Start of 0',
    claim('nbf', 0),
    'It is a moment of 1970, and so long past.',
    documented('nbf'),
  ),
  refused(
    'nbf-milliseconds',
    'Start in milliseconds',
    claim('nbf', ({ now }) => now * 1000),
    'Read as seconds it is a moment some fifty thousand years ahead.',
    inferred('numericDate'),
  ),
  unknown(
    'nbf-text',
    'Start as text',
    claim('nbf', ({ now }) => String(now)),
    'A text is no number, and what becomes of it is not documented.',
  ),
  unknown(
    'nbf-null',
    'Start of null',
    claim('nbf', null),
    'Whether null counts as absent is not documented.',
  ),
]

const others = [
  refused(
    'exp-before-nbf',
    'Ends before it starts',
    all(claim('nbf', after(600)), claim('exp', after(300))),
    'It is valid at no moment: too early before its start, and too late from its end on.',
    inferred('properties'),
    boundary('end at start', 'below'),
  ),
  refused(
    'exp-at-nbf',
    'Ends as it starts',
    all(claim('nbf', after(600)), claim('exp', after(600))),
    'It is valid at no moment, since a token is refused on its end.',
    inferred('exp'),
    boundary('end at start', 'at'),
  ),
  unknown(
    'iat-in-future',
    'Issued in ten minutes',
    claim('iat', after(600)),
    'Some libraries refuse a token that was issued in the future, and most do not look.',
  ),
  unknown(
    'iat-after-exp',
    'Issued after its end',
    claim('iat', after(2 * day)),
    'Nothing is documented on a token that was issued after its end.',
  ),
  unknown(
    'iat-long-ago',
    'Issued ten years ago',
    claim('iat', after(-3652 * day)),
    'No greatest age of a token is documented.',
  ),
  accepted(
    'iat-absent',
    'Without a time of issue',
    withoutClaim('iat'),
    'The claim is optional.',
    documented('properties'),
  ),
  unknown(
    'iat-text',
    'Time of issue as text',
    claim('iat', ({ now }) => String(now)),
    'A text is no number, and what becomes of it is not documented.',
  ),
]

/** When a token is valid. */
export const timeCases = inGroup('time', [...end, ...endTypes, ...start, ...others])
