import { describe, expect, it } from 'vitest'
import { countRequests } from './rate-limit.ts'

describe('countRequests', () => {
  const limit = { requests: 2, seconds: 60 }

  it('says how long to wait after too many, until the window ends', () => {
    const count = countRequests(limit)
    expect([100, 110, 122, 159, 160].map((now) => count('a', now))).toEqual([null, null, 38, 1, null])
  })

  it('counts each key by itself', () => {
    const count = countRequests(limit)
    expect(['a', 'a', 'b', 'a'].map((key) => count(key, 100))).toEqual([null, null, null, 60])
  })

  it('waits no longer than a window, though the clock is set back', () => {
    const count = countRequests(limit)
    for (const now of [1000, 1000, 1000]) count('a', now)
    expect(count('a', 500)).toBeNull()
  })
})
