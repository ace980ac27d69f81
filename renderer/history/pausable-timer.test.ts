import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPausableTimer } from './pausable-timer.ts'

describe('a timer that can be held', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('counts only the time in which it is not held', () => {
    const work = vi.fn()
    const timer = createPausableTimer(work, 10_000)
    timer.start()
    vi.advanceTimersByTime(6000)
    timer.pause()
    timer.pause()
    vi.advanceTimersByTime(60_000)
    expect(work).not.toHaveBeenCalled()
    timer.resume()
    timer.resume()
    vi.advanceTimersByTime(3999)
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(work).toHaveBeenCalledOnce()
  })

  it('begins anew when it is started again, and never ends once it is stopped', () => {
    const work = vi.fn()
    const timer = createPausableTimer(work, 10_000)
    timer.start()
    vi.advanceTimersByTime(9000)
    timer.start()
    vi.advanceTimersByTime(9000)
    expect(work).not.toHaveBeenCalled()
    timer.stop()
    timer.resume()
    vi.advanceTimersByTime(60_000)
    expect(work).not.toHaveBeenCalled()
  })
})
