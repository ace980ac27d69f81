import type { Craft } from '../../../lab/schemas.ts'
import { accepted, inGroup, refused, unknown } from './build.ts'
import { all, claim, claimText, craftEdit, wholeText } from './edits.ts'
import { documented } from './sources.ts'

type Part = keyof Craft['forms']

const form = (part: Part, to: Craft['forms'][Part]) =>
  craftEdit([{ in: 'encoding', of: part }], ({ forms }) => ({ forms: { ...forms, [part]: to } }))

const encoder = new TextEncoder()

/** Spaces behind the JSON until its bytes need padding: only then does padding show. */
const needingPadding = (part: 'header' | 'payload') =>
  wholeText(part, (text) => {
    const spaces = encoder.encode(`${text} `).length % 3 === 0 ? '  ' : ' '
    return text + spaces
  })

const nameWith = (text: string) => claim('u', text)
const characters = (to: Craft['characters'], ...of: readonly Part[]) =>
  craftEdit(
    of.map((part) => ({ in: 'encoding', of: part })),
    () => ({ characters: to }),
  )

const noPadding = 'Segments are written in base64url, which has no padding here.'
const notUtf8 = 'The payload must be UTF-8.'
const same = 'It is the same JSON, written otherwise.'

const segments = [
  refused(
    'padding-payload',
    'Padding behind the payload',
    all(needingPadding('payload'), form('payload', 'base64url-padded')),
    noPadding,
    documented('base64url'),
  ),
  refused(
    'padding-header',
    'Padding behind the header',
    all(needingPadding('header'), form('header', 'base64url-padded')),
    noPadding,
    documented('base64url'),
  ),
  refused(
    'padding-signature',
    'Padding behind the signature',
    form('signature', 'base64url-padded'),
    noPadding,
    documented('base64url'),
  ),
  refused(
    'base64-payload',
    'Payload in standard base64',
    all(nameWith('Who is it ???>>>~~~'), form('payload', 'base64')),
    'Plus and slash are none of the letters of base64url.',
    documented('base64url'),
  ),
]

const bytes = [
  refused(
    'latin-1',
    'Payload in Latin-1',
    all(nameWith('Zo\u00eb \u00c5lund'), characters('latin-1', 'payload')),
    notUtf8,
    documented('jwtValidation'),
  ),
  refused(
    'utf-16',
    'Header and payload in UTF-16',
    characters('utf-16le', 'header', 'payload'),
    'Header and payload must be UTF-8.',
    documented('signature'),
  ),
  refused(
    'surrogate-bytes',
    'Half a character as bytes',
    all(claimText('u', '"Jane \ud800"'), characters('utf-8', 'payload')),
    `${notUtf8.slice(0, -1)}, which has no bytes for half a pair.`,
    documented('jwtValidation'),
  ),
  unknown(
    'byte-order-mark',
    'Byte order mark',
    wholeText('payload', (text) => `\ufeff${text}`),
    'It must not be sent, and readers may ignore it.',
    { lookedIn: 'jsonEncoding' },
  ),
]

const escapes = [
  accepted(
    'escaped-accent',
    'Escaped accents',
    claimText('u', '"Zo\\u00eb \\u00c5lund"'),
    same,
    documented('strings'),
  ),
  unknown(
    'escaped-emoji',
    'Escaped emoji',
    claimText('u', '"Jane \\ud83d\\ude80 S."'),
    'The pair of escapes is one character, which some databases lose.',
  ),
  accepted(
    'escaped-slash',
    'Escaped slashes',
    claimText('avatar', '"https:\\/\\/example.com\\/guest.png"'),
    'A slash may be escaped, and PHP does so.',
    documented('strings'),
  ),
  accepted(
    'escaped-name',
    'Escaped name of a claim',
    wholeText('payload', (text) => text.replace('"rd"', '"\\u0072d"')),
    same,
    documented('strings'),
  ),
]

const layout = [
  accepted(
    'json-indented',
    'Indented JSON',
    wholeText('payload', (text) => text.replace(/^\{/, '{\n  ').replace(/\}$/, '\n}\n')),
    'White space between values means nothing.',
    documented('json'),
  ),
  accepted(
    'json-windows-line-ends',
    'Windows line ends in the JSON',
    wholeText('payload', (text) => `${text}\r\n`),
    'White space between values means nothing, as in the example of RFC 7519.',
    documented('json'),
  ),
]

/** How the right claims become bytes and letters. */
export const encodingCases = inGroup('encoding', [...segments, ...bytes, ...escapes, ...layout])
