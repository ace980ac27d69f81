import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import vectors from '../../shared/vectors/hs256.json' with { type: 'json' }
import rfc from '../../shared/vectors/rfc.json' with { type: 'json' }
import { checkToken } from './check.ts'
import type { NamedKey } from './judge.ts'
import { signHs256 } from './sign.ts'

const key = (name: string, text = `${name} test key, not a real one`): NamedKey => ({
  name,
  secret: new TextEncoder().encode(text),
})

const at = (now: number) => ({ now, leeway: 0 })
const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code)

describe('a token', () => {
  test('with the known answer of RFC 7515, appendix A.1, is accepted until it expires', () => {
    const vector = vectors.find(({ name }) => name === 'rfc7515-a1')
    const secret = Buffer.from(vector?.secretBase64url ?? '', 'base64url')
    const keys = [{ name: 'appendix', secret }]
    const before = checkToken(vector?.token ?? '', keys, at(1_300_819_379))
    expect(before).toMatchObject({ signature: 'valid', signedWith: 'appendix', faults: [] })
    expect(before.verdict).toEqual({ accepted: true, reasons: [] })
    const expired = checkToken(vector?.token ?? '', keys, at(1_300_819_380))
    expect(expired.verdict.accepted).toBe(false)
    expect(codes(expired.verdict.reasons)).toEqual(['expired'])
    expect(expired.signature).toBe('valid')
  })

  test('of RFC 7520, 4.4 is signed right, and has no claims: its payload is prose', () => {
    const vector = rfc.find(({ name }) => name === 'rfc7520-4.4')
    const keys = [{ name: 'figure 5', secret: Buffer.from(vector?.secretBase64url ?? '', 'base64url') }]
    const checked = checkToken(vector?.token ?? '', keys, at(0))
    expect(checked).toMatchObject({ signature: 'valid', claims: null, verdict: { accepted: false } })
    expect(codes(checked.verdict.reasons)).toEqual(['claims-unreadable'])
  })

  test('is recognised by a previous key, and the key is named', async () => {
    const { token } = await signHs256({ rd: 'lobby' }, key('previous').secret)
    const checked = checkToken(token, [key('current'), key('previous')], at(0))
    expect(checked).toMatchObject({ signature: 'valid', signedWith: 'previous', verdict: { accepted: true } })
  })

  test('is accepted before its start and after its end where the leeway allows for it', async () => {
    const { token } = await signHs256({ nbf: 100, exp: 200 }, key('a').secret)
    const accepted = (now: number, leeway: number) =>
      checkToken(token, [key('a')], { now, leeway }).verdict.accepted
    expect([89, 90, 209, 210].map((now) => accepted(now, 10))).toEqual([false, true, true, false])
  })

  test('that no key fits is refused, and for its times too', async () => {
    const { token } = await signHs256({ rd: 'lobby', exp: 10 }, key('other').secret)
    const checked = checkToken(token, [key('current'), key('previous')], at(10))
    expect(checked).toMatchObject({ signature: 'invalid', signedWith: null, verdict: { accepted: false } })
    expect(codes(checked.verdict.reasons)).toEqual(['signature-wrong', 'expired'])
  })

  test('is judged by its times alone where there is no key', () => {
    const token = `${segment({ alg: 'HS256' })}.${segment({ nbf: 5, exp: 10 })}.AAAA`
    const accepted = (now: number) => checkToken(token, null, at(now)).verdict.accepted
    expect([4, 5, 9, 10].map(accepted)).toEqual([false, true, true, false])
    expect(checkToken(token, null, at(5)).signature).toBe('not-checked')
  })

  test('may stand behind "Bearer" and between spaces', async () => {
    const { token } = await signHs256({ rd: 'lobby' }, key('a').secret)
    expect(checkToken(` Bearer ${token}\n`, [key('a')], at(0)).verdict.accepted).toBe(true)
  })

  test('without a signature is invalid with a key, and its fault is listed', () => {
    const token = `${segment({ alg: 'none' })}.${segment({ rd: 'lobby' })}.`
    const checked = checkToken(token, [key('a')], at(0))
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
  ])('that is broken is not accepted, with and without a key, and says why: %j', (text, fault) => {
    for (const keys of [null, [key('a')]]) {
      const checked = checkToken(text, keys, at(0))
      expect(checked.verdict.accepted).toBe(false)
      expect(checked.verdict.reasons.length).toBeGreaterThan(0)
      expect(codes(checked.faults)).toContain(fault)
    }
  })

  test.each([
    ['full stops', '.'.repeat(10_000)],
    ['nesting', `e30.${Buffer.from('[{"a":'.repeat(1250)).toString('base64url')}.AAAA`],
    ['one name', `e30.${Buffer.from(`{${'"a":1,'.repeat(1250)}"exp":1}`).toString('base64url')}.AAAA`],
    ['white space', `${' '.repeat(5000)}e30.${'\n'.repeat(5000)}.AAAA`],
    ['padding', `e30.${'='.repeat(10_000)}.AAAA`],
    ['digits', `e30.${Buffer.from(`{"exp":${'9'.repeat(7000)}}`).toString('base64url')}.AAAA`],
  ])('answers at once for 10 kB of %s', (_, text) => {
    const begun = performance.now()
    for (const keys of [null, [key('a')]])
      expect(checkToken(text, keys, at(0)).faults.length).toBeGreaterThan(0)
    expect(performance.now() - begun).toBeLessThan(500)
  })

  test('of any bytes never throws and, with a key that did not sign it, is never accepted', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), (segments) => {
        const text = segments.map((bytes) => Buffer.from(bytes).toString('base64url')).join('.')
        const checked = checkToken(text, [key('a')], at(0))
        expect(checked.verdict.accepted).toBe(false)
        expect(checked.signature).toBe('invalid')
      }),
    )
  })
})
