import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../../shared/schemas.ts'
import { createDraftKeeper } from './draft-keeper.ts'

const draft = (room: string): Draft => ({ profileId: 'p', values: { rd: room }, startEarly: 0 })

describe('the draft keeper', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('keeps only the newest draft, once nothing has changed for the pause', () => {
    const keep = vi.fn()
    const keeper = createDraftKeeper(keep, 400)
    keeper.changed(draft('a'))
    vi.advanceTimersByTime(399)
    keeper.changed(draft('ab'))
    vi.advanceTimersByTime(399)
    expect(keep).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(keep.mock.calls).toEqual([[draft('ab')]])
  })

  it('keeps what is waiting at once when flushed, and not again after', () => {
    const keep = vi.fn()
    const keeper = createDraftKeeper(keep, 400)
    keeper.changed(draft('a'))
    keeper.flush()
    expect(keep.mock.calls).toEqual([[draft('a')]])
    vi.advanceTimersByTime(1000)
    keeper.flush()
    expect(keep).toHaveBeenCalledTimes(1)
  })
})
