import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockWords, earlyFor, earlyOffer, isClockOff } from './clock-words.ts'

describe('clocks that differ', () => {
  it('are off from 31 seconds, in either direction', () => {
    expect([null, 0, 30, -30].map(isClockOff)).toEqual([false, false, false, false])
    expect([31, -31].map(isClockOff)).toEqual([true, true])
  })

  it('are said in a sentence', () => {
    expect(clockWords(42)).toBe('This computer’s clock is 42 s ahead of the platform’s.')
    expect(clockWords(-42)).toBe('This computer’s clock is 42 s behind the platform’s.')
    expect([-1, 0, 1].map(clockWords)).toEqual(
      Array(3).fill('This computer’s clock and the platform’s agree.'),
    )
    expect(clockWords(null)).toMatch(/did not say/)
  })
})

describe('the early start', () => {
  it('is offered in whole minutes that cover the difference', () => {
    expect([31, 60, 61, 130].map(earlyFor)).toEqual([60, 60, 120, 180])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3600 }), (ahead) => {
        expect(earlyFor(ahead)).toBeGreaterThanOrEqual(ahead)
        expect(earlyFor(ahead)).toBeLessThanOrEqual(3600)
      }),
    )
  })

  it('is what the profile says, else what the clocks need, else a minute', () => {
    expect(earlyOffer(90, 200)).toBe(90)
    expect(earlyOffer(0, 200)).toBe(240)
    expect([null, 5, -200].map((ahead) => earlyOffer(0, ahead))).toEqual([60, 60, 60])
  })
})
