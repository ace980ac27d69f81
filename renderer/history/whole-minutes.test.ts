import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatRemaining } from '../../shared/validity/human.ts'
import { type StateTimes, stateOf } from '../../shared/validity/state.ts'
import { inWholeMinutes } from './whole-minutes.ts'

const now = 1_700_000_000

it('shows minutes without seconds, and the last minute second by second', () => {
  const remaining = (validFrom: number | null, validUntil: number | null, more: Partial<StateTimes> = {}) =>
    formatRemaining(inWholeMinutes({ validFrom, validUntil, ...more }, now), now)
  expect(remaining(now - 60, now + 1378)).toBe('22 min left')
  expect(remaining(now - 60, now + 59)).toBe('59 s left')
  expect(remaining(now + 125, now + 900)).toBe('starts in 2 min')
  expect(remaining(now - 9000, now - 802)).toBe('expired 13 min ago')
  expect(remaining(now, null)).toBe('no end')
  expect(remaining(now, null, { isEndUnknown: true })).toBe('end unknown')
  expect(remaining(now - 900, now + 900, { stoppedAt: now - 185 })).toBe('stopped 3 min ago')
})

it('never changes the state of a session', () => {
  const time = fc.option(fc.integer({ min: now - 10_000, max: now + 10_000 }), { nil: null })
  const times = fc.record({
    validFrom: time,
    validUntil: time,
    isEndUnknown: fc.boolean(),
    stoppedAt: fc.option(fc.integer({ min: now - 10_000, max: now }), { nil: null, freq: 2 }),
  })
  fc.assert(
    fc.property(times, (one) => {
      expect(stateOf(inWholeMinutes(one, now), now)).toBe(stateOf(one, now))
    }),
  )
})
