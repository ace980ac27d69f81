import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import rfc from '../../shared/vectors/rfc.json' with { type: 'json' }
import { type HmacAlgorithm, hmacAlgorithms } from './hmac.ts'
import { signHs256 } from './sign.ts'
import { verifyHmac, verifyHs256 } from './verify.ts'

const secret = new TextEncoder().encode('test-developer-key-not-a-real-one')
const segment = (text: string) => Buffer.from(text).toString('base64url')
const claims = segment('{"rd":"demo-room"}')

function signed(header: string, payload: string, hash = 'sha256'): string {
  const input = `${segment(header)}.${payload}`
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`
}

const verifiers = [
  ['here', async (token: string, key: Uint8Array) => verifyHmac(token, key, ['HS256'])],
  ['by jose', verifyHs256],
] as const

describe.each(verifiers)('the signature of a token, checked %s,', (_, verify) => {
  const reasonCode = async (token: string, key: Uint8Array = secret) => {
    const check = await verify(token, key)
    return check.valid ? 'valid' : check.reason.code
  }

  test('is valid with the key that signed it', async () => {
    const { token } = await signHs256({ rd: 'demo-room' }, secret)
    expect(await verify(token, secret)).toEqual({ valid: true })
  })

  test('is wrong with another key', async () => {
    const { token } = await signHs256({ rd: 'demo-room' }, secret)
    expect(await reasonCode(token, new TextEncoder().encode('another test key'))).toBe('signature-wrong')
  })

  test('is wrong when any bit of header, claims or signature is turned', async () => {
    const { token } = await signHs256({ rd: 'demo-room', u: 'Zoë' }, secret)
    const parts = token.split('.').map((part) => Buffer.from(part, 'base64url'))
    const bits = parts.flatMap((part, index) => Array.from(part.keys(), (byte) => ({ index, byte })))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bits),
        fc.integer({ min: 0, max: 7 }),
        async ({ index, byte }, bit) => {
          const turned = parts.map((part) => Buffer.from(part))
          turned[index]?.writeUInt8((turned[index]?.readUInt8(byte) ?? 0) ^ (1 << bit), byte)
          const tampered = turned.map((part) => part.toString('base64url')).join('.')
          expect((await verify(tampered, secret)).valid).toBe(false)
        },
      ),
    )
  })

  test('is refused where the header says none, with and without a signature', async () => {
    expect(await reasonCode(`${segment('{"alg":"none"}')}.${claims}.`)).toBe('algorithm-not-allowed')
    expect(await reasonCode(signed('{"alg":"none"}', claims))).toBe('algorithm-not-allowed')
  })

  test('is refused where it is right, but of HS384 or HS512', async () => {
    expect(await reasonCode(signed('{"alg":"HS384"}', claims, 'sha384'))).toBe('algorithm-not-allowed')
    expect(await reasonCode(signed('{"alg":"HS512"}', claims, 'sha512'))).toBe('algorithm-not-allowed')
  })

  test('is wrong when it is empty or only the beginning of the right one', async () => {
    const token = signed('{"alg":"HS256"}', claims)
    const input = token.slice(0, token.lastIndexOf('.') + 1)
    expect(await reasonCode(input)).toBe('signature-wrong')
    expect(await reasonCode(token.slice(0, -4))).toBe('signature-wrong')
  })

  test('is refused where the header demands an extension that is not known', async () => {
    expect(await reasonCode(signed('{"alg":"HS256","crit":["x"],"x":1}', claims))).toBe(
      'header-not-supported',
    )
  })

  test('is refused where the payload is not encoded', async () => {
    expect(await reasonCode(signed('{"alg":"HS256","crit":["b64"],"b64":false}', 'plain'))).toBe(
      'payload-unencoded',
    )
  })

  test('is never valid with an empty key', async () => {
    const input = `${segment('{"alg":"HS256"}')}.${claims}`
    const token = `${input}.${createHmac('sha256', '').update(input).digest('base64url')}`
    expect(await reasonCode(token, new Uint8Array())).toBe('key-empty')
  })

  test('never throws, whatever the text is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.stringMatching(/^[\w-]*\.[\w-]*\.[\w-]*$/)), async (text) => {
        expect((await verify(text, secret)).valid).toBe(false)
      }),
    )
  })
})

describe('verifyHmac', () => {
  const hashes = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }

  test.each(hmacAlgorithms)('takes %s where it is among the algorithms accepted, and only there', (name) => {
    const token = signed(`{"alg":"${name}"}`, claims, hashes[name])
    expect(verifyHmac(token, secret, hmacAlgorithms)).toEqual({ valid: true })
    const others: HmacAlgorithm[] = hmacAlgorithms.filter((other) => other !== name)
    expect(verifyHmac(token, secret, others)).toMatchObject({ reason: { code: 'algorithm-not-allowed' } })
    expect(verifyHmac(token, secret, [])).toMatchObject({ reason: { code: 'algorithm-not-allowed' } })
  })

  test('refuses a signature of another algorithm than the header names', () => {
    const token = signed('{"alg":"HS512"}', claims, 'sha256')
    expect(verifyHmac(token, secret, hmacAlgorithms)).toMatchObject({ reason: { code: 'signature-wrong' } })
  })

  test.each(rfc)('finds $name as its source says', ({ token, secretBase64url, algorithm }) => {
    const key = secretBase64url === null ? secret : Buffer.from(secretBase64url, 'base64url')
    expect(verifyHmac(token, key, hmacAlgorithms).valid).toBe(algorithm !== 'none')
    expect(verifyHmac(token, Uint8Array.of(...key, 1), hmacAlgorithms).valid).toBe(false)
  })

  test.each([
    ['parts', '.'.repeat(10_000)],
    ['an open header', `${segment('{"alg":"HS256","a":'.repeat(500))}.e30.AAAA`],
    ['nesting', `${segment('['.repeat(7000))}.${segment('['.repeat(100))}.AAAA`],
    ['padding', `${'='.repeat(5000)}.${'='.repeat(5000)}.${'='.repeat(5000)}`],
    ['white space', `${' \n'.repeat(5000)}!.${' '.repeat(5000)}.e30`],
    ['critical names', `${segment(`{"alg":"HS256","crit":[${'"b64",'.repeat(1000)}"b64"]}`)}.e30.AAAA`],
  ])('answers at once for 10 kB of %s', (_, token) => {
    const begun = performance.now()
    expect(verifyHmac(token, secret, hmacAlgorithms).valid).toBe(false)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
