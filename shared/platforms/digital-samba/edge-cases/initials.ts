import { accepted, inGroup, unknown } from './build.ts'
import { all, claim, withoutClaim } from './edits.ts'
import { documented } from './sources.ts'

/** The platform makes the initials of the name, as the token has none. */
const madeOf = (name: string) => all(claim('u', name), withoutClaim('initials'))
const initials = (text: string) => claim('initials', text)
const steps = 'Turn the camera off and look at the tile.'
const ruleless = (what: string) =>
  `The rule is for two words, and what it makes of ${what} is not documented.`
const limitless = 'How many are shown, and how they are cut, is not documented.'

const fromName = [
  accepted(
    'initials-of-two-words',
    'Initials of two words',
    madeOf('John Smith'),
    'The first letter of each of the first two words makes JS.',
    documented('properties'),
    { steps: `${steps} It shows JS.` },
  ),
  accepted(
    'initials-of-three-words',
    'Initials of three words',
    madeOf('Doctor John Smith'),
    'The first letter of each of the first two words makes DJ.',
    documented('properties'),
    { steps: `${steps} It shows DJ.` },
  ),
  unknown('initials-of-one-word', 'Initials of one word', madeOf('Jane'), ruleless('one word'), { steps }),
  unknown(
    'initials-of-small-letters',
    'Initials of small letters',
    madeOf('john von neumann'),
    'Whether small letters become capitals is not documented.',
    { steps },
  ),
  unknown(
    'initials-of-spaces',
    'Initials of a name with spaces',
    madeOf('   John   Smith'),
    ruleless('more spaces than one'),
    { steps },
  ),
  unknown(
    'initials-of-hyphen',
    'Initials of a hyphenated name',
    madeOf('Anne-Marie O\u2019Neil-Smith'),
    ruleless('parts of a word'),
    { steps },
  ),
  unknown('initials-of-digits', 'Initials of digits', madeOf('4th Floor'), ruleless('a digit'), { steps }),
  unknown(
    'initials-of-signs',
    'Initials of signs',
    madeOf('(Guest) [Acme]'),
    ruleless('brackets before the letters'),
    { steps },
  ),
  unknown(
    'initials-of-emoji',
    'Initials of an emoji',
    madeOf('\ud83d\udc69\u200d\ud83d\ude80 Valentina'),
    ruleless('a sign of several code points'),
    { steps },
  ),
  unknown(
    'initials-of-chinese',
    'Initials of a name without spaces',
    madeOf('\u5c71\u7530\u592a\u90ce'),
    ruleless('a script without spaces'),
    { steps },
  ),
  unknown(
    'initials-of-arabic',
    'Initials of an Arabic name',
    madeOf('\u0641\u0627\u0637\u0645\u0629 \u0627\u0644\u0632\u0647\u0631\u0627\u0621'),
    ruleless('a script from right to left'),
    { steps },
  ),
  unknown(
    'initials-of-sharp-s',
    'Initials that grow as capitals',
    madeOf('\u00dfeta \u0149ova'),
    'The capital of each first letter is two characters.',
    { steps },
  ),
]

const given = [
  accepted(
    'initials-given',
    'Initials of two letters',
    initials('QX'),
    'They take the place of those that the name gives.',
    documented('properties'),
    { steps: `${steps} It shows QX.` },
  ),
  unknown(
    'initials-empty',
    'Empty initials',
    initials(''),
    'Whether empty ones count as none is not documented.',
    { steps },
  ),
  unknown(
    'initials-space',
    'Initials of a space',
    initials(' '),
    'The vendor’s SDK trims its own setting, and of the claim nothing is documented.',
    { steps },
  ),
  unknown('initials-one', 'One initial', initials('Q'), limitless, { steps }),
  unknown('initials-three', 'Three initials', initials('QXZ'), limitless, {
    steps,
    standsFor: 'more initials than the rule makes',
  }),
  unknown('initials-twenty', 'Twenty initials', initials('ABCDEFGHIJKLMNOPQRST'), limitless, {
    steps,
    standsFor: 'more initials than a tile holds',
  }),
  unknown(
    'initials-emoji',
    'Initials of two emoji',
    initials('\ud83d\ude80\u2b50'),
    'Whether signs outside of letters are shown is not documented.',
    { steps },
  ),
  unknown(
    'initials-joined-emoji',
    'Initials of a joined emoji',
    initials('\ud83d\udc69\u200d\ud83d\ude80'),
    'It is one sign of three code points, which a cut takes apart.',
    { steps },
  ),
  unknown(
    'initials-marks',
    'Initials with combining marks',
    initials('A\u030aO\u0308'),
    'They are two letters of two code points each.',
    { steps },
  ),
  unknown(
    'initials-right-to-left',
    'Initials with a right-to-left override',
    initials('\u202eQX'),
    'Whether U+202E turns them round is not documented.',
    { steps },
  ),
  unknown(
    'initials-markup',
    'Initials of markup',
    initials('<b>'),
    'They have to be shown as text, and how is not documented.',
    { steps },
  ),
  unknown(
    'initials-number',
    'Initials of a number',
    claim('initials', 42),
    'The claim is a text, and what becomes of a number is not documented.',
    { steps },
  ),
]

/** What stands on a guest's tile. */
export const initialsCases = inGroup('initials', [...fromName, ...given])
