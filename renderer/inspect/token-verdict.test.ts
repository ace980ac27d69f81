import { expect, test } from 'vitest'
import { inspectToken } from '../../shared/jws/inspect.ts'
import type { Signer } from '../../shared/lab/schemas.ts'
import { type Detection, notDetected } from './detection.ts'
import { judgeInspected } from './token-verdict.ts'

const now = 1_795_287_375
const encoded = (text: string) => Buffer.from(text).toString('base64url')
const hs256 = '{"alg":"HS256","typ":"JWT"}'
const tokenOf = (payload: string, header = hs256, signature = 'A'.repeat(43)) =>
  inspectToken(`${encoded(header)}.${encoded(payload)}.${signature}`)
const valid = `{"nbf":${now},"exp":${now + 60}}`
const judge = (token: ReturnType<typeof inspectToken>, moment = now, leeway = 0) =>
  judgeInspected(token, moment, leeway, notDetected)
const signer: Signer = {
  profileName: 'Acme',
  keyLabel: 'main',
  status: 'current',
  algorithm: 'HS256',
  variant: 'right',
  sentence: 'Signed with “Acme”, current key “main”.',
}
const found = (over: Partial<Signer>): Detection => ({
  state: 'done',
  isTyped: false,
  signer: { ...signer, ...over },
  keys: 1,
  unread: [],
})

test('a right token is accepted from its first second to the one before its end', () => {
  expect(judge(tokenOf(valid))).toEqual({
    accepted: true,
    reasons: [],
    remark: { tone: 'neutral', text: 'The signature was not checked.' },
  })
  expect(judge(tokenOf(valid), now - 1).accepted).toBe(false)
  expect(judge(tokenOf(valid), now + 59).accepted).toBe(true)
  expect(judge(tokenOf(valid), now + 60).reasons).toEqual(['It expired at 2026-11-21 18:57:15 UTC.'])
})

test('the leeway moves both limits', () => {
  expect(judge(tokenOf(valid), now - 30, 30).accepted).toBe(true)
  expect(judge(tokenOf(valid), now + 89, 30).accepted).toBe(true)
  expect(judge(tokenOf(valid), now + 90, 30).accepted).toBe(false)
})

test('every reason is there, in the order form, signature, times', () => {
  const { reasons } = judgeInspected(
    tokenOf(`{"exp":${now - 1},"nbf":"x"}`, hs256, 'A'.repeat(42)),
    now,
    0,
    found({ variant: 'from-base64', algorithm: 'HS512' }),
  )
  expect(reasons.map((reason) => reason.split(' ').slice(0, 3).join(' '))).toEqual([
    'The signature has',
    'The signature fits',
    'It is signed',
    'It expired at',
    'The claim nbf',
  ])
})

test('what readers differ on is no reason', () => {
  expect(judge(tokenOf(`{"u":"a","u":"b","n":9007199254740993,"exp":${now + 60}}`)).accepted).toBe(true)
})

test('a payload that is no JSON is refused, and its times are not judged as if nothing else were wrong', () => {
  const { accepted, reasons } = judge(tokenOf('{"exp":1,'))
  expect(accepted).toBe(false)
  expect(reasons).toHaveLength(1)
  expect(reasons[0]).toMatch(/^The payload is not JSON/)
})

test('an algorithm of none is refused once', () => {
  expect(judge(tokenOf(valid, '{"alg":"none"}', '')).reasons).toHaveLength(1)
  expect(judge(tokenOf(valid, '{"alg":"nOnE"}')).reasons).toEqual([
    'The algorithm is “none”: nobody signed it.',
  ])
})

test('the length of a signature counts where an HMAC is named', () => {
  const long = 'A'.repeat(342)
  expect(judge(tokenOf(valid, '{"alg":"RS256"}', long)).accepted).toBe(true)
  expect(judge(tokenOf(valid, hs256, long)).accepted).toBe(false)
})

test('what the search for the key found stands beside the verdict', () => {
  expect(judgeInspected(tokenOf(valid), now, 0, found({}))).toMatchObject({
    accepted: true,
    remark: { tone: 'ok', text: signer.sentence },
  })
  const nobody: Detection = { state: 'done', isTyped: false, signer: null, keys: 2, unread: [] }
  expect(judgeInspected(tokenOf(valid), now, 0, nobody).remark?.tone).toBe('warning')
})
