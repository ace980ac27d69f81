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
      faults: [{ code: 'empty', message: 'There is no token here.' }],
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
    expect(plain).toMatch(/[+/=]/)
    expect(inspectToken(tokenOf(header, plain, signature))).toMatchObject({
      claims: { u: 'Zoë ??>' },
      faults: [{ code: 'payload-plain-base64' }],
    })
  })

  it('reads a token that was broken over lines and goes on', () => {
    const broken = tokenOf(header, `${payload.slice(0, 5)}\n  ${payload.slice(5)}`, signature)
    expect(inspectToken(broken)).toMatchObject({
      claims: { rd: 'demo-room' },
      faults: [{ code: 'whitespace-inside' }],
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
      faults: [{ code: 'payload-not-json' }],
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
      faults: [{ code: 'payload-not-utf8' }],
    })
  })

  it('does not hide a byte order mark', () => {
    expect(codesOf(tokenOf(header, encode('\uFEFF{}'), signature))).toEqual(['payload-not-json'])
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
