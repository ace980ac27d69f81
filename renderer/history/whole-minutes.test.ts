import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatRemaining } from '../../shared/validity/human.ts'
import { stateOf } from '../../shared/validity/state.ts'
import { inWholeMinutes } from './whole-minutes.ts'

const now = 1_700_000_000

it('shows minutes without seconds, and the last minute second by second', () => {
  const remaining = (from: number | null, until: number | null) => {
    const whole = inWholeMinutes({ from, until, now })
    return formatRemaining(whole.from, whole.until, now)
  }
  expect(remaining(now - 60, now + 1378)).toBe('22 min left')
  expect(remaining(now - 60, now + 59)).toBe('59 s left')
  expect(remaining(now + 125, now + 900)).toBe('starts in 2 min')
  expect(remaining(now - 9000, now - 802)).toBe('expired 13 min ago')
  expect(remaining(now, null)).toBe('no end')
})

it('never changes the state of a session', () => {
  const time = fc.option(fc.integer({ min: now - 10_000, max: now + 10_000 }), { nil: null })
  fc.assert(
    fc.property(time, time, (from, until) => {
      const whole = inWholeMinutes({ from, until, now })
      expect(stateOf(whole.from, whole.until, now)).toBe(stateOf(from, until, now))
    }),
  )
})
