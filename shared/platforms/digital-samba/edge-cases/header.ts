import type { Change } from '../../../lab/edge-case.ts'
import type { Craft } from '../../../lab/schemas.ts'
import { accepted, inGroup, refused, unknown } from './build.ts'
import { all, craftEdit, header, wholeText, withoutHeader } from './edits.ts'
import { documented } from './sources.ts'

const only = 'HS256 is the one algorithm that is documented'
const unsigned: readonly Change[] = [{ in: 'algorithm' }, { in: 'signature' }]
const without = (signature: Craft['signature']) =>
  craftEdit(unsigned, () => ({ algorithm: 'none', signature }))
const signedWith = (algorithm: Craft['algorithm']) => craftEdit([{ in: 'algorithm' }], () => ({ algorithm }))
const notSigned = { resigned: false } as const

const algorithms = [
  refused(
    'alg-none',
    'Algorithm none',
    all(header('alg', 'none'), without('empty')),
    `${only}, and this token is not signed.`,
    documented('signature'),
    notSigned,
  ),
  refused(
    'alg-none-without-full-stop',
    'Algorithm none, two parts',
    all(header('alg', 'none'), without('absent')),
    `${only}, and a token has three parts.`,
    documented('compact'),
    notSigned,
  ),
  refused(
    'alg-none-odd-letters',
    'Algorithm nOnE',
    all(header('alg', 'nOnE'), without('empty')),
    'It is the name of no algorithm, whatever looks for “none” alone.',
    documented('alg'),
    notSigned,
  ),
  refused(
    'alg-none-signed',
    'Algorithm none, and signed',
    header('alg', 'none'),
    `${only}, and none has no signature.`,
    documented('create'),
  ),
  refused(
    'alg-hs384',
    'Signed with HS384',
    all(header('alg', 'HS384'), signedWith('HS384')),
    `${only}.`,
    documented('create'),
  ),
  refused(
    'alg-hs512',
    'Signed with HS512',
    all(header('alg', 'HS512'), signedWith('HS512')),
    `${only}, and HS512 is another.`,
    documented('create'),
  ),
  refused(
    'alg-hs384-in-header',
    'HS384 in the header alone',
    header('alg', 'HS384'),
    'The signature is one of HS256, and does not fit what the header says.',
    documented('signature'),
    notSigned,
  ),
  refused(
    'alg-hs512-in-signature',
    'HS512 in the signature alone',
    signedWith('HS512'),
    'The signature is one of HS512, and does not fit what the header says.',
    documented('signature'),
    notSigned,
  ),
  refused(
    'alg-rs256',
    'RS256 with the key for a public one',
    header('alg', 'RS256'),
    `${only}, and a key is never to be used for what the token chooses.`,
    documented('create'),
  ),
  refused(
    'alg-small-letters',
    'Algorithm hs256',
    header('alg', 'hs256'),
    'Small and capital letters of the name count.',
    documented('alg'),
  ),
  refused(
    'alg-absent',
    'Without an algorithm',
    withoutHeader('alg'),
    'The header must have it.',
    documented('alg'),
  ),
  refused(
    'alg-empty',
    'Empty algorithm',
    header('alg', ''),
    'It is the name of no algorithm.',
    documented('alg'),
  ),
  refused('alg-null', 'Algorithm null', header('alg', null), 'It must be a text.', documented('alg')),
  refused(
    'alg-list',
    'Algorithms in a list',
    header('alg', ['HS256']),
    'It must be one text, and not a list.',
    documented('alg'),
  ),
]

const kinds = [
  accepted(
    'typ-absent',
    'Without a type',
    withoutHeader('typ'),
    'The type is optional.',
    documented('jwtHeader'),
  ),
  unknown(
    'typ-small-letters',
    'Type jwt',
    header('typ', 'jwt'),
    'Capital letters are recommended, and whether small ones are taken is not documented.',
    { lookedIn: 'typ' },
  ),
  unknown(
    'typ-other',
    'Another type',
    header('typ', 'at+jwt'),
    'Whether the type is looked at is not documented.',
    { lookedIn: 'create' },
  ),
  unknown(
    'typ-number',
    'Type of a number',
    header('typ', 1),
    'It must be a text, and whether it is looked at is not documented.',
    { lookedIn: 'create' },
  ),
  unknown(
    'cty-jwt',
    'Says that it holds a token',
    header('cty', 'JWT'),
    'The payload is no token, and whether this is looked at is not documented.',
    { lookedIn: 'jwtHeader' },
  ),
]

const keys = [
  unknown(
    'kid-unknown',
    'Key id that there is not',
    header('kid', 'roompass-no-such-key'),
    'A team has one key, and whether an id of one is looked at is not documented.',
    { lookedIn: 'create' },
  ),
  unknown(
    'kid-path',
    'Key id that is a path',
    header('kid', '../../../../dev/null'),
    'It must lead to no file, and whether it is looked at is not documented.',
    { lookedIn: 'create' },
  ),
  unknown(
    'kid-sql',
    'Key id that ends a query',
    header('kid', "x' UNION SELECT 'key"),
    'It must reach no query as text, and whether it is looked at is not documented.',
    { lookedIn: 'create' },
  ),
  unknown(
    'kid-command',
    'Key id with a command',
    header('kid', 'key;sleep 10'),
    'It must reach no shell, and whether it is looked at is not documented.',
    { lookedIn: 'create', steps: 'Look whether the answer takes ten seconds.' },
  ),
  unknown(
    'kid-empty',
    'Empty key id',
    header('kid', ''),
    'Whether it is looked at is not documented, nor which key it names.',
    { lookedIn: 'create' },
  ),
  unknown(
    'jwk',
    'Key in the header',
    header('jwk', { kty: 'oct', k: 'dGVzdC1rZXktbm90LWEtcmVhbC1vbmU' }),
    'It must not be trusted, and whether the token is refused for it is not documented.',
    { lookedIn: 'jwsHeader' },
  ),
  unknown(
    'jku',
    'Address of keys in the header',
    header('jku', 'https://example.com/roompass-keys.json'),
    'It must not be asked, and whether the token is refused for it is not documented.',
    { lookedIn: 'jwsHeader' },
  ),
  unknown(
    'x5c',
    'Certificate in the header',
    header('x5c', ['AAAA']),
    'It is for other algorithms, and whether it is looked at is not documented.',
    { lookedIn: 'jwsHeader' },
  ),
]

const extensions = [
  refused(
    'crit-unknown',
    'Critical member that nobody knows',
    all(header('crit', ['roompass-test']), header('roompass-test', true)),
    'What is named as critical and not understood makes the token invalid.',
    documented('crit'),
  ),
  refused(
    'crit-empty',
    'Empty list of critical members',
    header('crit', []),
    'The list must not be empty.',
    documented('crit'),
  ),
  refused(
    'crit-absent-member',
    'Critical member that is not there',
    header('crit', ['exp']),
    'Only what is in the header can be critical.',
    documented('crit'),
  ),
  refused(
    'b64-critical',
    'Payload that is not encoded',
    all(header('crit', ['b64']), header('b64', false)),
    'Whoever knows this checks the signature over other bytes, and whoever does not must refuse it.',
    documented('crit'),
  ),
  unknown(
    'b64-not-critical',
    'Not encoded, and not critical',
    header('b64', false),
    'It has to be critical where it is used, and whether it is looked at is not documented.',
    { lookedIn: 'unencoded' },
  ),
  unknown(
    'zip',
    'Says that it is compressed',
    header('zip', 'DEF'),
    'It is a member of encrypted tokens, and the payload is not compressed.',
    { lookedIn: 'jwsHeader' },
  ),
  accepted(
    'header-extra',
    'Unknown member of the header',
    header('roompass-test', 'extra'),
    'What is not understood must be ignored.',
    documented('jwsHeader'),
  ),
  accepted(
    'header-order',
    'Type before algorithm',
    wholeText('header', () => '{"typ":"JWT","alg":"HS256"}'),
    'It is the header of the document’s own example.',
    documented('create'),
  ),
]

/** The header of a token, and the algorithm. */
export const headerCases = inGroup('header', [...algorithms, ...kinds, ...keys, ...extensions])
