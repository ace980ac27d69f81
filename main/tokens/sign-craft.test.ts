import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { CompactSign, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { compose, plainCraft } from '../../shared/lab/compose.ts'
import { characterForms, layouts, segmentForms, signatureForms } from '../../shared/lab/craft.ts'
import type { Craft } from '../../shared/lab/schemas.ts'
import type { Claims } from '../../shared/schemas.ts'
import { hmacAlgorithms } from './hmac.ts'
import { signCraft } from './sign-craft.ts'
import { verifyHmac } from './verify.ts'

const key = new TextEncoder().encode('test-developer-key-not-a-real-one')
const bytes = (text: string) => new TextEncoder().encode(text)
/** The bytes of a signature's segment, in whatever alphabet. */
const signatureOf = (token: string) => Buffer.from(token.slice(token.lastIndexOf('.') + 1), 'base64')

const anyCraft: fc.Arbitrary<Craft> = fc.record({
  header: fc.string({ unit: 'binary' }),
  payload: fc.string({ unit: 'binary' }),
  layout: fc.constantFrom(...layouts),
  characters: fc.constantFrom(...characterForms),
  forms: fc.record({
    header: fc.constantFrom(...segmentForms),
    payload: fc.constantFrom(...segmentForms),
    signature: fc.constantFrom(...segmentForms),
  }),
  algorithm: fc.constantFrom(...hmacAlgorithms),
  signature: fc.constantFrom(...signatureForms),
  before: fc.constant(''),
  after: fc.constant(''),
})

describe('a crafted token', () => {
  test('is to the byte what jose signs, for any claims and each algorithm', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ stringUnit: 'grapheme' })),
        fc.constantFrom(...hmacAlgorithms),
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        async (given, algorithm, secret) => {
          // jose takes a copy of the claims through JSON, as they would be read.
          const claims = JSON.parse(JSON.stringify(given)) as Claims
          const header = { alg: algorithm, typ: 'JWT' }
          const crafted = signCraft({ ...plainCraft(claims, header), algorithm }, secret)
          const signed = await new CompactSign(bytes(JSON.stringify(claims)))
            .setProtectedHeader(header)
            .sign(secret)
          expect(crafted).toBe(signed)
        },
      ),
    )
  })

  test('of plain claims is what issuing signs', async () => {
    const claims = { rd: 'demo-room', u: 'Zoë', exp: 1_700_003_600 }
    const issued = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key)
    expect(signCraft(plainCraft(claims), key)).toBe(issued)
  })

  test('is signed over exactly the bytes that are shown, whatever they are', () => {
    fc.assert(
      fc.property(anyCraft, fc.uint8Array({ maxLength: 200 }), (craft, secret) => {
        const { header, payload, signed } = compose(craft)
        const token = signCraft(craft, secret)
        const whole = createHmac(craft.algorithm.replace('HS', 'sha'), secret)
          .update(signed, 'ascii')
          .digest()
        expect(token.startsWith(`${header}.${payload}`)).toBe(true)
        if (craft.signature === 'whole') expect(signatureOf(token)).toEqual(whole)
        if (craft.signature !== 'other-payload') expect(signed).toBe(`${header}.${payload}`)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps what is typed: duplicates, spaces, 1e400 and half a surrogate pair', () => {
    const payload = '{"a":1, "a":2,\r\n "n":1e400, "s":"\ud800"}'
    const [, segment = ''] = signCraft({ ...plainCraft({}), payload }, key).split('.')
    const decoded = Buffer.from(segment, 'base64url')
    expect(decoded.subarray(0, 28).toString()).toBe(payload.slice(0, 28))
    expect(decoded.toString('hex')).toContain('eda080')
  })

  test('with an empty key is signed with it', () => {
    const token = signCraft(plainCraft({ rd: 'lobby' }), new Uint8Array())
    const input = token.slice(0, token.lastIndexOf('.'))
    expect(signatureOf(token)).toEqual(createHmac('sha256', '').update(input).digest())
    expect(signCraft(plainCraft({ rd: 'lobby' }), null)).toBe(token)
  })

  test('of the algorithm none has no signature, with and without the last full stop', () => {
    const craft: Craft = { ...plainCraft({ rd: 'lobby' }, { alg: 'none' }), algorithm: 'none' }
    const { signed } = compose(craft)
    expect(signCraft(craft, null)).toBe(`${signed}.`)
    expect(signCraft(craft, key)).toBe(`${signed}.`)
    expect(signCraft({ ...craft, signature: 'absent' }, null)).toBe(signed)
  })

  test('is wrong in its signature alone where that is what was asked for', () => {
    const craft = plainCraft({ rd: 'lobby' })
    const whole = signCraft(craft, key)
    const signedPart = whole.slice(0, whole.lastIndexOf('.'))
    expect(verifyHmac(whole, key, ['HS256'])).toEqual({ valid: true })
    for (const signature of ['empty', 'absent', 'truncated', 'bit-flipped', 'other-payload'] as const) {
      const token = signCraft({ ...craft, signature }, key)
      expect(token.startsWith(signedPart), signature).toBe(true)
      expect(verifyHmac(token, key, ['HS256']).valid, signature).toBe(false)
    }
    expect(signatureOf(signCraft({ ...craft, signature: 'truncated' }, key))).toEqual(
      signatureOf(whole).subarray(0, 16),
    )
  })

  test('has what stands around it outside of what is signed', () => {
    const craft = plainCraft({ rd: 'lobby' })
    expect(signCraft({ ...craft, before: 'Bearer ', after: '\n' }, key)).toBe(
      `Bearer ${signCraft(craft, key)}\n`,
    )
  })

  test('leaves the key as it was', () => {
    const secret = Uint8Array.from(key)
    signCraft(plainCraft({ rd: 'lobby' }), secret)
    expect(secret).toEqual(key)
  })
})
