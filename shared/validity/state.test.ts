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
  ] as const)('is %s from %s until %s at %s', (state, from, until, now) => {
    expect(stateOf(from, until, now)).toBe(state)
  })
})
