import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import vectors from '../../shared/vectors/hs256.json' with { type: 'json' }
import { checkToken, type NamedKey } from './check.ts'
import { signHs256 } from './sign.ts'

const key = (name: string, text = `${name} test key, not a real one`): NamedKey => ({
  name,
  secret: new TextEncoder().encode(text),
})

const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code)

describe('a token', () => {
  test('with the known answer of RFC 7515, appendix A.1, is accepted until it expires', async () => {
    const vector = vectors.find(({ name }) => name === 'rfc7515-a1')
    const secret = Buffer.from(vector?.secretBase64url ?? '', 'base64url')
    const keys = [{ name: 'appendix', secret }]
    const before = await checkToken(vector?.token ?? '', keys, 1300819379)
    expect(before).toMatchObject({ signature: 'valid', signedWith: 'appendix', faults: [] })
    expect(before.verdict).toEqual({ accepted: true, reasons: [] })
    const at = await checkToken(vector?.token ?? '', keys, 1300819380)
    expect(at.verdict.accepted).toBe(false)
    expect(codes(at.verdict.reasons)).toEqual(['expired'])
    expect(at.signature).toBe('valid')
  })

  test('is recognised by a previous key, and the key is named', async () => {
    const { token } = await signHs256({ rd: 'lobby' }, key('previous').secret)
    const checked = await checkToken(token, [key('current'), key('previous')], 0)
    expect(checked).toMatchObject({ signature: 'valid', signedWith: 'previous', verdict: { accepted: true } })
  })

  test('that no key fits is refused, and for its times too', async () => {
    const { token } = await signHs256({ rd: 'lobby', exp: 10 }, key('other').secret)
    const checked = await checkToken(token, [key('current'), key('previous')], 10)
    expect(checked).toMatchObject({ signature: 'invalid', signedWith: null, verdict: { accepted: false } })
    expect(codes(checked.verdict.reasons)).toEqual(['signature-wrong', 'expired'])
  })

  test('is judged by its times alone where there is no key', async () => {
    const token = `${segment({ alg: 'HS256' })}.${segment({ nbf: 5, exp: 10 })}.AAAA`
    const accepted = async (now: number) => (await checkToken(token, null, now)).verdict.accepted
    expect(await Promise.all([4, 5, 9, 10].map(accepted))).toEqual([false, true, true, false])
    expect((await checkToken(token, null, 5)).signature).toBe('not-checked')
  })

  test('may stand behind "Bearer" and between spaces', async () => {
    const { token } = await signHs256({ rd: 'lobby' }, key('a').secret)
    expect((await checkToken(` Bearer ${token}\n`, [key('a')], 0)).verdict.accepted).toBe(true)
  })

  test('without a signature is invalid with a key, and its fault is listed', async () => {
    const token = `${segment({ alg: 'none' })}.${segment({ rd: 'lobby' })}.`
    const checked = await checkToken(token, [key('a')], 0)
    expect(checked.signature).toBe('invalid')
    expect(codes(checked.verdict.reasons)).toEqual(['algorithm-not-allowed'])
    expect(codes(checked.faults)).toContain('signature-empty')
  })

  test.each([
    ['', 'empty'],
    ['hello', 'wrong-number-of-parts'],
    [`${segment({ alg: 'HS256' })}.${segment({ rd: 'lobby' })}`, 'wrong-number-of-parts'],
    [`!.${segment({ rd: 'lobby' })}.AAAA`, 'header-not-base64url'],
    [`${segment({ alg: 'HS256' })}.${segment([1])}.AAAA`, 'payload-not-an-object'],
  ])('that is broken is not accepted, with and without a key, and says why: %j', async (text, fault) => {
    for (const keys of [null, [key('a')]]) {
      const checked = await checkToken(text, keys, 0)
      expect(checked.verdict.accepted).toBe(false)
      expect(checked.verdict.reasons.length).toBeGreaterThan(0)
      expect(codes(checked.faults)).toContain(fault)
    }
  })

  test('of any bytes never throws and, with a key that did not sign it, is never accepted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), async (segments) => {
        const text = segments.map((bytes) => Buffer.from(bytes).toString('base64url')).join('.')
        const checked = await checkToken(text, [key('a')], 0)
        expect(checked.verdict.accepted).toBe(false)
        expect(checked.signature).toBe('invalid')
      }),
    )
  })
})
