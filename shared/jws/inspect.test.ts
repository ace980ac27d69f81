import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import vectors from '../vectors/hs256.json' with { type: 'json' }
import { inspectToken } from './inspect.ts'

const encode = (text: string | Uint8Array) => Buffer.from(text).toString('base64url')
const header = encode('{"alg":"HS256","typ":"JWT"}')
const payload = encode('{"rd":"demo-room"}')
const signature = encode(new Uint8Array(32))
const tokenOf = (...parts: string[]) => parts.join('.')
const codesOf = (text: string) => inspectToken(text).faults.map((fault) => fault.code)

describe('inspectToken', () => {
  it.each(vectors)('takes "$name" apart without a fault', (vector) => {
    const inspected = inspectToken(vector.token)
    expect(inspected.faults).toEqual([])
    expect(inspected.parts.join('.')).toBe(vector.token)
    expect(inspected.header).toEqual(vector.header ?? JSON.parse(vector.headerText ?? ''))
    expect(inspected.claims).toEqual(vector.payload ?? JSON.parse(vector.payloadText ?? ''))
    expect(inspected.payloadText).toBe(vector.payloadText ?? JSON.stringify(vector.payload))
  })

  it.each(['Bearer ', 'bearer  ', ' \n', ' Bearer '])(
    'drops %j in front and white space behind',
    (before) => {
      const token = tokenOf(header, payload, signature)
      expect(inspectToken(`${before}${token} \r\n`)).toMatchObject({
        token,
        faults: [],
        claims: { rd: 'demo-room' },
      })
    },
  )

  it('finds nothing in an empty text', () => {
    expect(inspectToken(' ')).toEqual({
      token: '',
      parts: [],
      header: null,
      headerText: null,
      claims: null,
      payloadText: null,
      headerScan: null,
      payloadScan: null,
      partialHeader: null,
      partialClaims: null,
      byteLengths: { header: null, payload: null, signature: null },
      faults: [{ code: 'empty', message: 'There is no token here.', segment: null, at: null, unit: null }],
    })
  })

  it('counts the parts', () => {
    expect(codesOf(header)).toEqual(['wrong-number-of-parts'])
    expect(codesOf(tokenOf(header, payload))).toEqual(['wrong-number-of-parts'])
    expect(codesOf(tokenOf(header, payload, signature, ''))).toEqual(['wrong-number-of-parts'])
    expect(codesOf(tokenOf(header, payload, signature, '', ''))).toEqual(['encrypted'])
  })

  it('says that a token is not signed', () => {
    expect(codesOf(tokenOf(header, payload, ''))).toEqual(['signature-empty'])
    expect(codesOf(tokenOf(header, payload, '!'))).toEqual(['signature-not-base64url'])
  })

  it('asks the header for an algorithm', () => {
    expect(codesOf(tokenOf(encode('{}'), payload, signature))).toEqual(['alg-missing'])
    expect(codesOf(tokenOf(encode('{"alg":1}'), payload, signature))).toEqual(['alg-missing'])
  })

  it('reads plain base64 and goes on', () => {
    const plain = Buffer.from('{"u":"Zoë ??>"}').toString('base64')
    const [slash, equals] = [plain.indexOf('/'), plain.indexOf('=')]
    expect(inspectToken(tokenOf(header, plain, signature))).toMatchObject({
      claims: { u: 'Zoë ??>' },
      faults: [
        { code: 'payload-plain-base64', segment: 'payload', at: slash, unit: 'character' },
        { code: 'payload-padded', segment: 'payload', at: equals, unit: 'character' },
      ],
    })
    expect(slash).toBeGreaterThan(0)
    expect(equals).toBeGreaterThan(slash)
  })

  it('reads a token that was broken over lines and goes on', () => {
    const broken = tokenOf(header, `${payload.slice(0, 5)}\n  ${payload.slice(5)}`, signature)
    expect(inspectToken(broken)).toMatchObject({
      claims: { rd: 'demo-room' },
      faults: [{ code: 'whitespace-inside', segment: 'payload', at: 5, unit: 'character' }],
    })
  })

  it('reads the header where the payload can’t be read, and the other way round', () => {
    expect(inspectToken(tokenOf(header, '!', signature))).toMatchObject({
      header: { alg: 'HS256' },
      claims: null,
      payloadText: null,
      faults: [{ code: 'payload-not-base64url' }],
    })
    expect(inspectToken(tokenOf('A', payload, signature))).toMatchObject({
      header: null,
      claims: { rd: 'demo-room' },
      faults: [{ code: 'header-not-base64url' }],
    })
  })

  it('keeps the text of what is not JSON', () => {
    expect(inspectToken(tokenOf(header, encode('{"rd":'), signature))).toMatchObject({
      claims: null,
      payloadText: '{"rd":',
      faults: [
        {
          code: 'payload-not-json',
          message: 'The payload is not JSON (line 1, column 7): Expected a value, but the text ends here.',
          segment: 'payload',
          at: 6,
          unit: 'byte',
        },
      ],
    })
  })

  it('keeps a value that is no object, and says so', () => {
    expect(inspectToken(tokenOf(header, encode('[1]'), signature))).toMatchObject({
      claims: [1],
      faults: [{ code: 'payload-not-an-object' }],
    })
    expect(codesOf(tokenOf(encode('null'), payload, signature))).toEqual(['header-not-an-object'])
  })

  it('shows what is not UTF-8 as far as it can', () => {
    const odd = encode(Buffer.concat([Buffer.from('{"u":"'), new Uint8Array([0xff]), Buffer.from('"}')]))
    expect(inspectToken(tokenOf(header, odd, signature))).toMatchObject({
      claims: { u: '\uFFFD' },
      faults: [{ code: 'payload-not-utf8', at: 6, unit: 'byte' }],
    })
  })

  it('does not hide a byte order mark', () => {
    expect(inspectToken(tokenOf(header, encode('\uFEFF{"a":1}'), signature))).toMatchObject({
      claims: null,
      partialClaims: { a: 1 },
      payloadText: '\uFEFF{"a":1}',
      faults: [{ code: 'payload-byte-order-mark', at: 0, unit: 'byte' }],
    })
  })

  it('names the character that is none of base64url, and reads what stands before it', () => {
    expect(
      inspectToken(tokenOf(header, `${encode('{"a":1,"b":2}').slice(0, 11)}\u200b!`, signature)),
    ).toMatchObject({
      claims: null,
      payloadText: '{"a":1,"',
      partialClaims: { a: 1 },
      byteLengths: { header: 27, payload: null, signature: 32 },
      faults: [
        {
          code: 'payload-not-base64url',
          message: 'The payload is not base64url: U+200B (ZERO WIDTH SPACE) is no letter of it.',
          at: 11,
          unit: 'character',
        },
      ],
    })
    expect(inspectToken(tokenOf(header, 'AA=A', signature)).faults).toMatchObject([
      { code: 'payload-not-base64url', message: expect.stringContaining('“=”'), at: 2 },
    ])
    expect(inspectToken(tokenOf(header, payload, signature.slice(0, 41))).faults).toMatchObject([
      { code: 'signature-not-base64url', segment: 'signature', at: null, unit: null },
    ])
  })

  it('says that bits are left over, where another letter would give the same bytes', () => {
    // 43 letters have 258 bits: two are more than 32 bytes.
    for (const last of 'AEIMQ')
      expect(codesOf(tokenOf(header, payload, signature.slice(0, -1) + last))).toEqual([])
    for (const last of 'BCDFZ_') {
      expect(inspectToken(tokenOf(header, payload, signature.slice(0, -1) + last)).faults).toMatchObject([
        { code: 'signature-leftover-bits', segment: 'signature', at: 42, unit: 'character' },
      ])
    }
    expect(inspectToken(tokenOf(header, `${encode('{}').slice(0, -1)}1==`, signature)).faults).toMatchObject([
      { code: 'payload-padded', at: 3 },
      { code: 'payload-leftover-bits', at: 2 },
    ])
  })

  it('says which bytes follow behind the JSON, and reads the members all the same', () => {
    expect(inspectToken(tokenOf(header, encode('{"u":"ë"} ë,'), signature))).toMatchObject({
      claims: null,
      partialClaims: { u: 'ë' },
      payloadScan: { trailing: { at: 10, text: 'ë,' } },
      faults: [
        {
          code: 'payload-trailing-bytes',
          message: 'The payload is not JSON: 3 bytes too many behind the value.',
          at: 11,
          unit: 'byte',
        },
      ],
    })
  })

  it('counts the bytes of what is not UTF-8 as they are in the token', () => {
    const odd = Buffer.concat([Buffer.from('{"u":"'), new Uint8Array([0xe2, 0x82]), Buffer.from('",}')])
    expect(inspectToken(tokenOf(header, encode(odd), signature)).faults).toMatchObject([
      { code: 'payload-not-utf8', at: 6 },
      { code: 'payload-not-json', at: 10 },
    ])
  })

  it('names each name that is there twice, the readers that differ, and the document', () => {
    const twice = inspectToken(
      tokenOf(
        encode('{"alg":"HS256","alg":"none"}'),
        encode('{"a":{"ë":1,"ë":2},"a":[{"b":0,"b":0,"b":0}]}'),
        signature,
      ),
    )
    expect(twice).toMatchObject({ header: { alg: 'none' }, claims: { a: [{ b: 0 }] } })
    expect(twice.faults.map(({ code, segment, at, unit }) => [code, segment, at, unit])).toEqual([
      ['header-duplicate-names', 'header', 15, 'byte'],
      ['payload-duplicate-names', 'payload', 13, 'byte'],
      ['payload-duplicate-names', 'payload', 21, 'byte'],
      ['payload-duplicate-names', 'payload', 33, 'byte'],
    ])
    const readers =
      'JavaScript, Python, PHP, Jackson and Go take the last one, Gson and strict readers refuse it'
    expect(twice.faults.map(({ message }) => message)).toEqual([
      `The header has the name “alg” twice: ${readers} (RFC 7515, 4).`,
      `The payload has the name “ë” twice ($.a.ë): ${readers} (RFC 8259, 4).`,
      `The payload has the name “a” twice: ${readers} (RFC 7519, 4).`,
      `The payload has the name “b” 3 times ($.a[0].b): ${readers} (RFC 8259, 4).`,
    ])
  })

  it('says which numbers and halves of characters readers differ on', () => {
    const odd = inspectToken(
      tokenOf(
        header,
        encode('{"exp":9007199254740993,"nbf":1e400,"iat":1e-400,"x":0.12345678901234567890,"u":"\\ud800"}'),
        signature,
      ),
    )
    expect(odd.claims).toEqual({
      exp: 9007199254740992,
      nbf: Number.POSITIVE_INFINITY,
      iat: 0,
      x: 0.12345678901234568,
      u: '\ud800',
    })
    expect(odd.faults.map(({ code, at }) => [code, at])).toEqual([
      ['payload-number-inexact', 7],
      ['payload-number-inexact', 30],
      ['payload-number-inexact', 42],
      ['payload-number-inexact', 53],
      ['payload-lone-surrogate', 81],
    ])
    for (const part of [
      'beyond 2^53',
      'Infinity',
      'reads it as 0 (',
      'more digits',
      'half of a surrogate pair',
    ]) {
      expect(odd.faults.filter(({ message }) => message.includes(part))).toHaveLength(1)
    }
  })

  it('tells the first of many faults of a sort, and how many more there are', () => {
    const many = encode(
      `{${Array.from({ length: 300 }, (_, index) => `"n${index}":1e999,"n${index}":0`).join()}}`,
    )
    const { faults } = inspectToken(tokenOf(header, many, signature))
    expect(faults).toHaveLength(42)
    expect(faults[20]?.message).toBe('The payload has 280 more duplicate names.')
    expect(faults[41]?.message).toBe('The payload has 280 more such numbers.')
  })

  it.each([
    ['HS256', 32, []],
    ['HS256', 48, ['The signature has 48 bytes; one of HS256 has 32 (RFC 7518, 3.2).']],
    ['HS384', 48, []],
    ['HS512', 64, []],
    ['HS512', 1, ['The signature has one byte; one of HS512 has 64 (RFC 7518, 3.2).']],
    ['toString', 64, []],
    ['RS256', 256, ['The signature has 256 bytes, which fits no HMAC: 32, 48 and 64 do (RFC 7518, 3.2).']],
  ])('measures the signature of %s with %i bytes', (alg, length, messages) => {
    const token = tokenOf(encode(JSON.stringify({ alg })), payload, encode(new Uint8Array(length)))
    const { faults, byteLengths } = inspectToken(token)
    expect(faults.map(({ message }) => message)).toEqual(messages)
    expect(byteLengths.signature).toBe(length)
  })

  it('reads 1,000 levels of nesting, and says of what is deeper than it can be handed on', () => {
    const nested = (levels: number) => encode(`{"rd":"lobby","a":${'['.repeat(levels)}${']'.repeat(levels)}}`)
    const deep = inspectToken(tokenOf(header, nested(1000), signature))
    expect(deep.faults).toEqual([])
    expect(deep.payloadScan?.depth).toBe(1001)
    expect(JSON.stringify(deep.claims)).toHaveLength(2019)
    expect(inspectToken(tokenOf(header, nested(100_000), signature))).toMatchObject({
      claims: null,
      partialClaims: { rd: 'lobby' },
      faults: [{ code: 'payload-too-deep' }],
    })
  })

  it('asks nothing of the four parts behind the header of an encrypted token', () => {
    expect(codesOf(tokenOf(header, '!', '!', '!', '!'))).toEqual(['encrypted'])
  })

  it('never throws, and gives a sentence with each fault', () => {
    const part = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.json().map(encode),
      fc.constant(header),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        for (const fault of inspectToken(parts.join('.')).faults) expect(fault.message).toMatch(/\.$/)
      }),
      { numRuns: 1000 },
    )
  })
})
