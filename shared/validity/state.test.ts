import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stateOf } from './state.ts'

describe('stateOf', () => {
  it.each([
    ['not-yet', 100, 200, 99],
    ['valid', 100, 200, 100],
    ['valid', 100, 200, 199],
    ['expired', 100, 200, 200],
    ['expired', null, 200, 201],
    ['valid', null, 200, 199],
    ['no-end', null, null, 0],
    ['no-end', 100, null, 100],
    ['not-yet', 100, null, 99],
    ['never', 100, 100, 100],
    ['never', 200, 100, 150],
    ['never', 200, 100, 99],
    ['valid', 100, 101, 100],
  ] as const)('is %s from %s until %s at %s', (state, validFrom, validUntil, now) => {
    expect(stateOf({ validFrom, validUntil }, now)).toBe(state)
    expect(stateOf({ validFrom, validUntil, isEndUnknown: false, stoppedAt: null }, now)).toBe(state)
  })

  it.each([
    ['not-yet', 100, 99],
    ['unknown-end', 100, 100],
    ['unknown-end', null, 0],
  ] as const)('is %s from %s without a known end at %s', (state, validFrom, now) => {
    expect(stateOf({ validFrom, validUntil: null, isEndUnknown: true, stoppedAt: null }, now)).toBe(state)
  })

  it('is stopped once somebody stopped it, whatever its times are', () => {
    const time = fc.option(fc.integer({ min: 0, max: 9 }))
    fc.assert(
      fc.property(
        time,
        time,
        fc.boolean(),
        fc.nat(9),
        fc.nat(9),
        (from, until, isEndUnknown, stoppedAt, now) => {
          expect(stateOf({ validFrom: from, validUntil: until, isEndUnknown, stoppedAt }, now)).toBe(
            'stopped',
          )
        },
      ),
    )
  })
})
