import { accepted, boundary, inGroup, unknown } from './build.ts'
import { claim, claimText, withoutClaim } from './edits.ts'
import { documented } from './sources.ts'

const name = (text: string) => claim('u', text)
const letters = (count: number) => name('N'.repeat(count))
const shown = (what: string) => `How ${what} in a name is shown is not documented.`
const steps = 'Look at the tile, the list of participants and the chat.'

const lengths = [
  accepted(
    'u-absent',
    'Without a name',
    withoutClaim('u'),
    'Without it the guest is asked for a name.',
    documented('properties'),
    { steps: 'Look for the screen that asks for a name.' },
  ),
  unknown('u-empty', 'Empty name', name(''), 'Whether an empty name counts as none is not documented.'),
  unknown(
    'u-spaces',
    'Name of spaces',
    name('   '),
    'Whether a blank name counts as none is not documented.',
  ),
  unknown('u-one-letter', 'Name of one letter', name('J'), 'No least length of a name is documented.'),
  unknown(
    'u-100',
    'Name of 100 letters',
    letters(100),
    'A program of the vendor sends at most 100, and no limit of the platform is documented.',
    { ...boundary('limit of the vendor’s program', 'at'), lookedIn: 'nameLimit' },
  ),
  unknown(
    'u-101',
    'Name of 101 letters',
    letters(101),
    'A program of the vendor sends at most 100, and no limit of the platform is documented.',
    { ...boundary('limit of the vendor’s program', 'above'), lookedIn: 'nameLimit' },
  ),
  unknown(
    'u-255',
    'Name of 255 letters',
    letters(255),
    'It is the most that many databases keep of a short text, and no limit is documented.',
    boundary('limit of a short text', 'at'),
  ),
  unknown(
    'u-256',
    'Name of 256 letters',
    letters(256),
    'It is one more than many databases keep of a short text, and no limit is documented.',
    boundary('limit of a short text', 'above'),
  ),
  unknown(
    'u-4000',
    'Name of 4,000 letters',
    letters(4000),
    'It is longer than any name, and no limit is documented.',
    { alone: true },
  ),
  unknown(
    'u-spaces-around',
    'Spaces around the name',
    name('  Jane Smith  '),
    'Whether a name is trimmed is not documented.',
  ),
]

const unseen = [
  unknown(
    'u-right-to-left',
    'Name with a right-to-left override',
    name('Jane \u202egnp.Smith'),
    shown('U+202E, which turns the direction of what follows,'),
    { steps },
  ),
  unknown(
    'u-isolates',
    'Name with directional isolates',
    name('Jane \u2067Smith\u2069'),
    shown('a pair of isolates, U+2067 and U+2069,'),
    { steps },
  ),
  unknown(
    'u-zero-width-space',
    'Name with a zero-width space',
    name('Jane\u200bSmith'),
    shown('U+200B, which nobody sees,'),
    { steps },
  ),
  unknown(
    'u-joiner',
    'Name with a joiner between letters',
    name('Jane\u200dSmith'),
    shown('U+200D outside of emoji'),
    { steps },
  ),
  unknown(
    'u-non-joiner',
    'Name with a non-joiner',
    name('\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645'),
    shown('U+200C, which Persian needs,'),
    { steps },
  ),
  unknown(
    'u-hidden-only',
    'Name that nobody sees',
    name('\u2060\u2060'),
    'Whether a name of word joiners alone counts as blank is not documented.',
    { steps },
  ),
  unknown(
    'u-nul',
    'Name with a NUL',
    name('Jane\u0000Smith'),
    'Some programs end a text at NUL, and nothing is documented.',
  ),
  unknown('u-line-end', 'Name with a line end', name('Jane\nSmith'), shown('a line end'), { steps }),
  unknown(
    'u-escape',
    'Name with a terminal code',
    name('\u001b[31mJane\u001b[0m'),
    'Control characters reach logs and terminals, and nothing is documented.',
  ),
]

const scripts = [
  unknown(
    'u-accent-composed',
    'Accent as one character',
    name('Zo\u00eb \u00c5lund'),
    'Whether names are brought to one normal form is not documented.',
    { standsFor: 'NFC of a name' },
  ),
  unknown(
    'u-accent-combining',
    'Accent as a character of its own',
    name('Zoe\u0308 A\u030alund'),
    'Whether names are brought to one normal form is not documented.',
    { standsFor: 'NFD of a name' },
  ),
  unknown(
    'u-stacked-marks',
    'Stack of marks on one letter',
    name(`Z${'\u0300\u0316\u0334'.repeat(20)}oe`),
    shown('a stack of sixty marks'),
    { steps },
  ),
  unknown(
    'u-chinese',
    'Chinese name',
    name('\u5c71\u7530 \u592a\u90ce'),
    shown('a script without capital letters'),
    { steps },
  ),
  unknown(
    'u-arabic',
    'Arabic name',
    name('\u0645\u062d\u0645\u062f \u0639\u0644\u064a'),
    shown('a script from right to left'),
    { steps },
  ),
  unknown(
    'u-look-alike',
    'Cyrillic letters in a Latin name',
    name('J\u0430ne Smith'),
    shown('a letter that looks like another'),
    { steps },
  ),
  unknown(
    'u-emoji',
    'Name with an emoji',
    name('Jane \ud83d\ude80'),
    'Characters of four bytes are lost in some databases, and nothing is documented.',
  ),
  unknown(
    'u-emoji-family',
    'Name with a family',
    name('\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 Smith'),
    shown('one sign of eleven UTF-16 units'),
    { steps },
  ),
  unknown(
    'u-flag',
    'Name with a flag',
    name('Jane \ud83c\uddf3\ud83c\uddf4'),
    shown('a pair of regional letters'),
    { steps },
  ),
  unknown(
    'u-skin-tone',
    'Name with a skin tone',
    name('Jane \ud83d\udc4b\ud83c\udffd'),
    shown('an emoji with a modifier'),
    { steps },
  ),
  unknown(
    'u-lone-surrogate',
    'Name with half a character',
    name('Jane \ud800'),
    'RFC 8259 allows an escape of half a pair and warns that what becomes of it can’t be foreseen.',
    { lookedIn: 'strings' },
  ),
  unknown(
    'u-swapped-surrogates',
    'Name with a pair the wrong way round',
    name('Jane \ude80\ud83d'),
    'The halves are escaped in the wrong order, which is no character.',
    { lookedIn: 'strings' },
  ),
]

const markup = [
  unknown(
    'u-script',
    'Name with a script',
    name('<script>alert(1)</script>'),
    'A name has to be shown as text, and how is not documented.',
    { steps: 'Look for a dialog, and for how the name is shown.' },
  ),
  unknown(
    'u-image',
    'Name with an image that fails',
    name('"><img src=x onerror=alert(1)>'),
    'A name has to be shown as text also inside an attribute, and how is not documented.',
    { steps: 'Look for a dialog, and for how the name is shown.' },
  ),
  unknown(
    'u-template',
    'Name with a template',
    name(`{{7*7}} \${7*7}`),
    'A name has to be shown as text, and not be worked out to 49.',
    { steps },
  ),
  unknown(
    'u-entity',
    'Name with an entity',
    name('Smith &amp; Sons'),
    'Whether entities are read or shown is not documented.',
    { steps },
  ),
  unknown(
    'u-quotes',
    'Name with quotes and a backslash',
    name('Jane "JJ" O\'Neil\\'),
    'All of them are escaped in one language or another, and nothing is documented.',
  ),
  unknown(
    'u-sql',
    'Name that ends a query',
    name("x'; DROP TABLE guests;--"),
    'A name has to reach the database as a value, and nothing is documented.',
  ),
  unknown(
    'u-formula',
    'Name with a formula',
    name('=HYPERLINK("https://example.com","Jane")'),
    'Reports open in spreadsheets, and nothing is documented.',
    { steps: 'Look at the participants in an exported report.' },
  ),
  unknown(
    'u-mention',
    'Name with a mention',
    name('@everyone'),
    'Chats read an at sign as a call, and nothing is documented.',
  ),
  unknown(
    'u-address',
    'Name with an address',
    name('https://example.com/'),
    'Chats make links of addresses, and nothing is documented.',
  ),
]

const types = [
  unknown(
    'u-number',
    'Name of a number',
    claim('u', 4711),
    'The claim is a text, and what becomes of a number is not documented.',
  ),
  unknown('u-null', 'Name of null', claim('u', null), 'Whether null counts as absent is not documented.'),
  unknown(
    'u-object',
    'Name of an object',
    claimText('u', '{"first":"Jane","last":"Smith"}'),
    'The claim is a text, and what becomes of an object is not documented.',
  ),
]

/** The name of a guest. */
export const nameCases = inGroup('identity', [...lengths, ...unseen, ...scripts, ...markup, ...types])
