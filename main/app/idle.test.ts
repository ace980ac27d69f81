import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isIdleTooLong, watchIdleness } from './idle.ts'

describe('idle for too long', () => {
  it('is from the whole minutes of the setting on', () => {
    expect(isIdleTooLong(59, 1)).toBe(false)
    expect(isIdleTooLong(60, 1)).toBe(true)
    expect(isIdleTooLong(14 * 60 + 59, 15)).toBe(false)
    expect(isIdleTooLong(15 * 60, 15)).toBe(true)
  })

  it('is never where the setting is 0', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(isIdleTooLong(seconds, 0)).toBe(false)
      }),
    )
  })
})

describe('watching', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function setUp(minutes = 1) {
    const state = { idle: 0, minutes, told: 0 }
    const stop = watchIdleness({
      idleSeconds: () => state.idle,
      lockAfterMinutes: () => state.minutes,
      onIdle: () => {
        state.told += 1
      },
    })
    return { state, stop }
  }

  it('tells within ten seconds, and once for each time that nobody was there', () => {
    const { state } = setUp()
    vi.advanceTimersByTime(60_000)
    expect(state.told).toBe(0)
    state.idle = 60
    vi.advanceTimersByTime(10_000)
    expect(state.told).toBe(1)
    state.idle = 600
    vi.advanceTimersByTime(60_000)
    expect(state.told).toBe(1)
    state.idle = 1
    vi.advanceTimersByTime(10_000)
    state.idle = 61
    vi.advanceTimersByTime(10_000)
    expect(state.told).toBe(2)
  })

  it('follows the setting as it is changed', () => {
    const { state } = setUp(0)
    state.idle = 100_000
    vi.advanceTimersByTime(30_000)
    expect(state.told).toBe(0)
    state.minutes = 5
    vi.advanceTimersByTime(10_000)
    expect(state.told).toBe(1)
  })

  it('does not take a clock that is set for idleness', () => {
    const { state } = setUp()
    vi.setSystemTime(Date.now() + 86_400_000)
    vi.advanceTimersByTime(30_000)
    expect(state.told).toBe(0)
  })

  it('ends', () => {
    const { state, stop } = setUp()
    stop()
    state.idle = 100_000
    vi.advanceTimersByTime(30_000)
    expect(state.told).toBe(0)
  })
})
