import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import vectors from '../vectors/rfc.json' with { type: 'json' }
import { findToken } from './find-token.ts'
import { inspectToken } from './inspect.ts'

const vectorOf = (name: string) => vectors.find((vector) => vector.name === name) ?? vectors[0]

describe.each(vectors)('the example of $source', (vector) => {
  it('is signed with its key', () => {
    const [header, payload, signature] = vector.token.split('.')
    const secret = vector.secretBase64url === null ? null : Buffer.from(vector.secretBase64url, 'base64url')
    const expected =
      secret === null ? '' : createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
    expect(signature).toBe(expected)
  })

  it('is read byte for byte', () => {
    const { headerText, payloadText, header, byteLengths } = inspectToken(vector.token)
    expect({ headerText, payloadText }).toEqual({
      headerText: vector.headerText,
      payloadText: vector.payloadText,
    })
    expect(header).toEqual(JSON.parse(vector.headerText))
    expect(header).toMatchObject({ alg: vector.algorithm })
    expect(byteLengths).toEqual({
      header: Buffer.byteLength(vector.headerText),
      payload: Buffer.byteLength(vector.payloadText),
      signature: vector.secretBase64url === null ? 0 : 32,
    })
  })

  it('is found in a link', () => {
    expect(findToken(`https://x.example/r?token=${vector.token}&a=b`).token).toBe(vector.token)
  })
})

describe('the claims and faults of the examples', () => {
  const claims = { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true }

  it('of RFC 7515, A.1 and RFC 7519, 3.1 are three claims and no fault', () => {
    expect(inspectToken(vectorOf('rfc7515-a1')?.token ?? '')).toMatchObject({ claims, faults: [] })
  })

  it('of RFC 7515, A.5 and RFC 7519, 6.1 are the same claims, unsigned', () => {
    expect(inspectToken(vectorOf('rfc7515-a5')?.token ?? '')).toMatchObject({
      claims,
      faults: [{ code: 'signature-empty' }],
    })
  })

  it('of RFC 7520, 4.4 are none, as its payload is a sentence', () => {
    expect(inspectToken(vectorOf('rfc7520-4.4')?.token ?? '')).toMatchObject({
      claims: null,
      partialClaims: null,
      faults: [{ code: 'payload-not-json', segment: 'payload', at: 0, unit: 'byte' }],
    })
  })
})
