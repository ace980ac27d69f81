import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlatformProgress } from '../../shared/schemas.ts'
import { agoText, askingText, waitText } from './ask-words.ts'

const now = 1_800_000_000
const progress = (over: Partial<PlatformProgress>): PlatformProgress => ({
  profileId: 'acme',
  asking: 'rooms',
  fetched: 0,
  total: null,
  waitingUntil: null,
  ...over,
})

describe('the age of an answer', () => {
  it('is said in whole minutes', () => {
    expect([0, 59, 60, 779, 3600, 90_000].map((age) => agoText(now - age, now))).toEqual([
      'just now',
      'just now',
      '1 min ago',
      '12 min ago',
      '1 h ago',
      '1 d 1 h ago',
    ])
  })

  it('is never negative, also where the clock was set back', () => {
    fc.assert(
      fc.property(fc.nat(), (ahead) => {
        expect(agoText(now + ahead, now)).toBe('just now')
      }),
    )
  })
})

describe('waiting for the platform', () => {
  it('counts down to the moment that it named', () => {
    expect(waitText(now + 38, now)).toBe('The platform asked to wait; going on in 38 s')
    expect(waitText(now + 90, now)).toBe('The platform asked to wait; going on in 1 min 30 s')
    expect(waitText(now, now + 3)).toBe('The platform asked to wait; going on now')
  })

  it('goes before how far it has come', () => {
    expect(askingText(progress({ fetched: 100, total: 500, waitingUntil: now + 5 }), now)).toMatch(/in 5 s$/)
  })
})

describe('how far a question has come', () => {
  it('is so many of all, or so many so far where the platform does not say', () => {
    expect(askingText(progress({ fetched: 1200, total: 5000 }), now)).toBe('1,200 of 5,000')
    expect(askingText(progress({ fetched: 1200 }), now)).toBe('1,200 so far')
  })

  it('is unknown before the first answer', () => {
    for (const before of [null, progress({}), progress({ total: 0 })])
      expect(askingText(before, now)).toBe('Asking the platform…')
  })
})
