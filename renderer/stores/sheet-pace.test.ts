import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPace } from './sheet-pace.ts'

describe('a paced work', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('is done at once, and what is asked for meanwhile once behind the pause', async () => {
    const work = vi.fn(async () => {})
    const pace = createPace(work, 200)
    pace.ask()
    expect(work).toHaveBeenCalledTimes(1)
    for (let n = 0; n < 50; n += 1) pace.ask()
    await vi.advanceTimersByTimeAsync(199)
    expect(work).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(work).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('is never done twice at a time, however long one takes', async () => {
    const answer = Promise.withResolvers<void>()
    const work = vi.fn(() => answer.promise)
    const pace = createPace(work, 200)
    pace.ask()
    pace.ask()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(work).toHaveBeenCalledTimes(1)
    answer.resolve()
    await vi.advanceTimersByTimeAsync(200)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('goes on after one that fails', async () => {
    const work = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValue(undefined)
    const pace = createPace(work, 200)
    pace.ask()
    pace.ask()
    await vi.advanceTimersByTimeAsync(200)
    expect(work).toHaveBeenCalledTimes(2)
  })

  it('ends when it is stopped, also in the middle of one', async () => {
    const answer = Promise.withResolvers<void>()
    const work = vi.fn(() => answer.promise)
    const pace = createPace(work, 200)
    pace.ask()
    pace.ask()
    pace.stop()
    answer.resolve()
    await vi.advanceTimersByTimeAsync(10_000)
    pace.ask()
    expect(work).toHaveBeenCalledTimes(1)
  })
})
