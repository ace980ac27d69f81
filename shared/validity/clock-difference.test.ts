import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { profileSchema } from '../schemas.ts'
import { clockAdvice, clockWords, earlyFor, isClockOff } from './clock-difference.ts'

describe('clocks that differ', () => {
  it('are off from 31 seconds, in either direction', () => {
    expect([null, 0, 30, -30].map(isClockOff)).toEqual([false, false, false, false])
    expect([31, -31].map(isClockOff)).toEqual([true, true])
  })

  it('are said in a sentence', () => {
    expect(clockWords(42)).toBe("This computer's clock is 42 s ahead of the platform's.")
    expect(clockWords(-42)).toBe("This computer's clock is 42 s behind the platform's.")
    expect(clockWords(-7_320)).toBe("This computer's clock is 2 h 2 min behind the platform's.")
    expect([-1, 0, 1].map(clockWords)).toEqual(
      Array(3).fill("This computer's clock and the platform's agree."),
    )
    expect(clockWords(null)).toMatch(/did not say/)
  })

  it('come with what to do, which is to start early only where that helps', () => {
    const advice = (ahead: number) => clockAdvice(ahead, ', or start tokens early')
    expect(advice(45)).toBe(
      "A token that starts now is refused by the platform for 45 s: set this computer's clock, or start tokens early.",
    )
    expect(advice(3_600)).toContain(', or start tokens early.')
    expect(advice(3_601)).toBe(
      "A token that starts now is refused by the platform for 1 h: set this computer's clock.",
    )
    expect(advice(-45)).toBe(
      "Tokens end 45 s earlier on the platform than they say here: set this computer's clock.",
    )
  })
})

describe('the early start that makes up for a clock', () => {
  it.each([
    [31, 60],
    [60, 60],
    [61, 120],
    [3_541, 3_600],
    [3_600, 3_600],
    [3_601, null],
    [0, null],
    [-31, null],
  ])('of %d s ahead is %j s', (ahead, early) => {
    expect(earlyFor(ahead)).toBe(early)
  })

  it('covers the difference in whole minutes that a profile can hold, or is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -60, max: 4_000 }), fc.maxSafeInteger()), (ahead) => {
        const early = earlyFor(ahead)
        expect(early === null).toBe(ahead <= 0 || ahead > 3_600)
        if (early === null) return
        expect(early).toBeGreaterThanOrEqual(ahead)
        expect(early % 60).toBe(0)
        expect(profileSchema.shape.startEarly.safeParse(early).success).toBe(true)
      }),
    )
  })
})
