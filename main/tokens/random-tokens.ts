import fc from 'fast-check'
import { encodeBase64 } from '../../shared/jws/base64.ts'
import { segmentForms } from '../../shared/lab/craft.ts'
import { type HmacAlgorithm, hmac, hmacAlgorithms } from './hmac.ts'

/** For tests only: a token, a key to verify it with, and the moment of it. About one in five is accepted. */
export interface RandomToken {
  readonly token: string
  readonly secret: Uint8Array
  /** Epoch seconds. */
  readonly now: number
  /** Seconds. */
  readonly leeway: number
}

const testNow = 1_700_000_000
const secrets = ['a test key, not a real one', 'another test key, not a real one either'].map((text) =>
  new TextEncoder().encode(text),
)

/** Mostly the first, now and then one of the others. */
const mostly = <T>(usual: fc.Arbitrary<T>, ...odd: fc.Arbitrary<T>[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: usual, weight: 8 * odd.length },
    ...odd.map((arbitrary) => ({ arbitrary, weight: 1 })),
  )

const constants = (...texts: string[]) => fc.constantFrom(...texts)

/** JSON of a member's value, as text: what no writer gives has to be among it. */
const algorithmText = mostly(
  constants('"HS256"'),
  constants(
    '"HS384"',
    '"HS512"',
    '"none"',
    '"hs256"',
    '"RS256"',
    '""',
    '1',
    'null',
    '["HS256"]',
    '"HS25\\u0036"',
  ),
)
const extensionText = constants(
  '"crit":["b64"],"b64":true',
  '"crit":["b64"],"b64":false',
  '"crit":["b64","b64"],"b64":true',
  '"crit":["b64"],"b64":"true"',
  '"crit":["b64"]',
  '"crit":["x"],"x":1',
  '"crit":["b64","x"],"b64":true,"x":1',
  '"crit":[]',
  '"crit":null',
  '"crit":"b64","b64":true',
  '"crit":[""]',
  '"crit":[1]',
  '"crit":["alg"]',
  '"b64":false',
  '"b64":true',
  '"__proto__":{"crit":["x"]}',
  '"alg":"HS256"',
  '"alg":"none"',
)
const timeText = mostly(
  fc.integer({ min: testNow - 12, max: testNow + 12 }).map(String),
  fc.integer({ min: -8, max: 8 }).map((eighths) => String(testNow + eighths / 8)),
  constants('1e400', '-1e400', '1.7e9', '-0', '9007199254740993', '0', '99999999999999999999'),
  constants('"1700000000"', 'null', 'true', '[]', '{}', '"soon"'),
)
const otherMember = fc
  .tuple(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 2 }))
  .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)

const objectOf = (members: readonly string[], space: string) =>
  `{${space}${members.join(`${space},${space}`)}${space}}`
const space = mostly(constants(''), constants(' ', '\n', '\t \r\n', '\ufeff', '\u00a0'))

const headerText = fc
  .tuple(
    algorithmText.map((text) => `"alg":${text}`),
    mostly(fc.constant<string[]>([]), fc.array(extensionText, { minLength: 1, maxLength: 2 })),
    fc.array(otherMember, { maxLength: 1 }),
    space,
  )
  .map(([algorithm, extensions, others, blank]) => objectOf([algorithm, ...extensions, ...others], blank))

const payloadText = fc
  .tuple(
    fc.array(
      fc.tuple(constants('exp', 'nbf', 'iat'), timeText).map(([name, time]) => `"${name}":${time}`),
      { maxLength: 3 },
    ),
    fc.array(otherMember, { maxLength: 3 }),
    space,
  )
  .map(([times, others, blank]) => objectOf([...times, ...others], blank))

/** The bytes of a text, now and then with something that is no JSON or no UTF-8. */
const bytesOf = (text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> =>
  mostly(
    text.map((json) => new TextEncoder().encode(json)),
    text.map((json) => new TextEncoder().encode(`\ufeff${json}`)),
    text.map((json) => Uint8Array.of(...new TextEncoder().encode(json), 0xff)),
    text.map((json) => Uint8Array.from(Buffer.from(json.replace('{', '{"x":"\u00ff",'), 'latin1'))),
    fc
      .tuple(text, fc.nat())
      .map(([json, at]) => new TextEncoder().encode(json.slice(0, at % (json.length + 1)))),
    constants('[]', '"text"', 'null', '1', '', '[{}]').map((json) => new TextEncoder().encode(json)),
    fc.uint8Array({ maxLength: 30 }),
  )

/** What is done to a segment's text before it is signed. */
const loosened = mostly<(text: string) => string>(
  fc.constant((text: string) => text),
  fc.tuple(fc.nat(), constants(' ', '\n', '\t', '\r\n', '\f', '\v', '\u00a0', '=', '+', 'A')).map(
    ([at, extra]) =>
      (text: string) =>
        inserted(text, at, extra),
  ),
  constants('=', '==', '===', '====').map((padding) => (text: string) => text + padding),
  // The last letter holds bits that are left over.
  constants(...'ABQgwx_-').map((letter) => (text: string) => text.slice(0, -1) + letter),
)

const inserted = (text: string, at: number, extra: string) => {
  const place = at % (text.length + 1)
  return text.slice(0, place) + extra + text.slice(place)
}

const form = mostly(fc.constant<(typeof segmentForms)[number]>('base64url'), fc.constantFrom(...segmentForms))

const segmentOf = (bytes: fc.Arbitrary<Uint8Array>) =>
  fc.tuple(bytes, form, loosened).map(([of, as, loosen]) => loosen(encodeBase64(of, as)))

const formedSignature = mostly<(bytes: Uint8Array) => Uint8Array>(
  fc.constant((bytes: Uint8Array) => bytes),
  fc.nat({ max: 64 }).map((length) => (bytes: Uint8Array) => bytes.slice(0, length)),
  fc.nat({ max: 255 }).map((bit) => (bytes: Uint8Array) => withBitTurned(bytes, bit)),
)

function withBitTurned(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
}

/** What is done to the finished token. */
const mutated = mostly<(token: string) => string>(
  fc.constant((token: string) => token),
  fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 2 })).map(
    ([at, extra]) =>
      (token: string) =>
        inserted(token, at, extra),
  ),
  fc.tuple(fc.nat(), fc.nat({ max: 3 })).map(([at, length]) => (token: string) => {
    const place = at % (token.length + 1)
    return token.slice(0, place) + token.slice(place + length)
  }),
  constants('.', '..', 'Bearer ', ' ', '\n').map((text) => (token: string) => text + token),
  constants('.', '.e30', ' ', '=', 'A').map((text) => (token: string) => token + text),
)

/** The algorithm that signs: as the header says where it is one of ours. */
function algorithmOf(headerBytes: string): HmacAlgorithm {
  return hmacAlgorithms.find((name) => headerBytes.includes(name)) ?? 'HS256'
}

const signedToken = fc
  .record({
    header: bytesOf(headerText).chain((bytes) =>
      segmentOf(fc.constant(bytes)).map((segment) => ({
        segment,
        algorithm: algorithmOf(Buffer.from(bytes).toString('latin1')),
      })),
    ),
    payload: segmentOf(bytesOf(payloadText)),
    other: mostly(fc.constant<HmacAlgorithm | null>(null), fc.constantFrom(...hmacAlgorithms)),
    formed: formedSignature,
    as: form,
    loosen: loosened,
    key: mostly(fc.constant(0), fc.constant(1)),
  })
  .map(({ header, payload, other, formed, as, loosen, key }) => {
    const signed = `${header.segment}.${payload}`
    const signature = hmac(other ?? header.algorithm, secrets[key] ?? new Uint8Array(), signed)
    return `${signed}.${loosen(encodeBase64(formed(signature), as))}`
  })

/** Tokens that are right, wrong in one way, in several, and broken. */
export const randomTokens: fc.Arbitrary<RandomToken> = fc.record({
  token: fc.tuple(signedToken, mutated).map(([token, mutate]) => mutate(token)),
  secret: mostly(fc.constant(secrets[0] ?? new Uint8Array()), fc.constant(new Uint8Array())),
  now: fc.integer({ min: testNow - 3, max: testNow + 3 }),
  leeway: fc.constantFrom(0, 0, 1, 5, 60, 0.5),
})
