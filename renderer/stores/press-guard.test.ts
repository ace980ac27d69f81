import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPressGuard } from './press-guard.ts'

describe('the press guard', () => {
  it('counts the first press and the next one after a second, and none between', () => {
    const counts = createPressGuard(1000)
    expect([0, 1, 999, 1000, 1500, 2000].map((at) => counts(at, true))).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
    ])
  })

  it('measures from the last press that counted, so a held key lets one through each second', () => {
    const counts = createPressGuard(1000)
    const held = Array.from({ length: 100 }, (_, index) => index * 33)
    expect(held.filter((at) => counts(at, true))).toEqual([0, 1023, 2046, 3069])
  })

  it('counts a press for something else at once', () => {
    const counts = createPressGuard(1000)
    expect([counts(0, false), counts(10, false), counts(20, true)]).toEqual([true, true, false])
  })

  it('never lets two through within a second', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000)), (gaps) => {
        const counts = createPressGuard(1000)
        let at = 0
        const passed = gaps.map((gap) => (at += gap)).filter((time) => counts(time, true))
        expect(passed.every((time, index) => index === 0 || time - (passed[index - 1] ?? 0) >= 1000)).toBe(
          true,
        )
      }),
    )
  })
})
