import { describe, expect, it } from 'vitest'
import { canRenew, canStop } from './lifecycle.ts'
import { testRow } from './test-row.ts'

const now = 1_700_000_000

describe('what can be done with a session', () => {
  it('is stopping it until the second in which it expires', () => {
    const session = testRow('Jane', { validFrom: now, validUntil: now + 60 })
    expect(canStop(session, now - 1)).toBe(true)
    expect(canStop(session, now + 59)).toBe(true)
    expect(canStop(session, now + 60)).toBe(false)
    expect(canStop({ ...session, stoppedAt: now }, now + 1)).toBe(false)
  })

  it('is stopping what has no end, known or not, and not what is never valid', () => {
    expect(canStop(testRow('Jane', { validFrom: now, validUntil: null }), now)).toBe(true)
    expect(canStop(testRow('Jane', { validUntil: null, isEndUnknown: true }), now)).toBe(true)
    expect(canStop(testRow('Jane', { validFrom: now, validUntil: now }), now)).toBe(false)
  })

  it('is renewing it where it was issued here', () => {
    expect(['signed', 'fetched', 'crafted', 'pasted'].map((origin) => canRenew({ origin } as never))).toEqual(
      [true, true, false, false],
    )
  })
})
