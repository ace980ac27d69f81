import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOf } from './state.ts'
import { verdictOf } from './verdict.ts'

const codesOf = (claims: unknown, now: number, leeway = 0) =>
  verdictOf(claims, now, leeway).reasons.map((reason) => reason.code)

describe('verdictOf', () => {
  it('accepts claims without times', () => {
    expect(verdictOf({}, 0)).toEqual({ accepted: true, reasons: [] })
  })

  it('refuses from exp on, and accepts the second before', () => {
    expect(codesOf({ exp: 100 }, 99)).toEqual([])
    expect(codesOf({ exp: 100 }, 100)).toEqual(['expired'])
  })

  it('accepts from nbf on, and refuses the second before', () => {
    expect(codesOf({ nbf: 100 }, 100)).toEqual([])
    expect(codesOf({ nbf: 100 }, 99)).toEqual(['not-yet-valid'])
  })

  it('stretches both sides by the leeway', () => {
    expect(codesOf({ nbf: 100, exp: 200 }, 90, 10)).toEqual([])
    expect(codesOf({ nbf: 100, exp: 200 }, 89, 10)).toEqual(['not-yet-valid'])
    expect(codesOf({ nbf: 100, exp: 200 }, 209, 10)).toEqual([])
    expect(codesOf({ nbf: 100, exp: 200 }, 210, 10)).toEqual(['expired'])
  })

  it('gives both reasons between an end and a later start', () => {
    expect(codesOf({ nbf: 200, exp: 100 }, 150)).toEqual(['expired', 'not-yet-valid'])
  })

  it.each(['exp', 'nbf', 'iat'])('refuses %s that is not a number', (name) => {
    for (const value of ['1700000000', null, true, [], {}, Number.NaN]) {
      expect(codesOf({ [name]: value }, 100)).toEqual([`${name}-not-a-number`])
    }
  })

  it('takes a fraction of a second as a number', () => {
    expect(codesOf({ exp: 100.5 }, 100)).toEqual([])
    expect(codesOf({ exp: 100.5 }, 101)).toEqual(['expired'])
  })

  it('takes a number that no double can hold as one without end, as verifiers do', () => {
    const claims = (text: string): unknown => JSON.parse(text)
    expect(codesOf(claims('{"exp":1e400,"nbf":-1e400,"iat":1e400}'), 100)).toEqual([])
    expect(codesOf(claims('{"exp":-1e400,"nbf":1e400}'), 100)).toEqual(['expired', 'not-yet-valid'])
  })

  it('keeps a part of a second that the leeway is larger than', () => {
    expect(codesOf({ exp: 2 ** -40 }, 8192, 8192)).toEqual([])
    expect(codesOf({ nbf: 8192 + 2 ** -39 }, 8192)).toEqual(['not-yet-valid'])
  })

  it('has nothing against a future iat', () => {
    expect(codesOf({ iat: 200 }, 100)).toEqual([])
  })

  it.each([null, undefined, 'claims', 3, [1]])('refuses %j, which is no set of claims', (claims) => {
    expect(codesOf(claims, 0)).toEqual(['claims-unreadable'])
  })

  it('says when it expired', () => {
    expect(verdictOf({ exp: 1_700_003_600 }, 1_800_000_000).reasons).toEqual([
      { code: 'expired', message: 'It expired at 2023-11-14 23:13:20 UTC.' },
    ])
  })

  it('agrees with the state of a session', () => {
    const time = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null })
    fc.assert(
      fc.property(time, time, fc.integer({ min: 0, max: 20 }), (nbf, exp, now) => {
        const claims = { ...(nbf === null ? {} : { nbf }), ...(exp === null ? {} : { exp }) }
        const open = ['valid', 'no-end'].includes(stateOf({ validFrom: nbf, validUntil: exp }, now))
        expect(verdictOf(claims, now).accepted).toBe(open)
      }),
      { numRuns: 1000 },
    )
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer(), (claims, now) => {
        const { accepted, reasons } = verdictOf(claims, now)
        expect(accepted).toBe(reasons.length === 0)
      }),
    )
  })
})
