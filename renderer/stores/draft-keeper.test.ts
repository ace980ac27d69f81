import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../../shared/schemas.ts'
import { createDraftKeeper } from './draft-keeper.ts'

const draft = (room: string): Draft => ({ profileId: 'p', values: { rd: room }, startEarly: 0 })

describe('the draft keeper', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('keeps only the newest draft, within the pause after the first change', () => {
    const keep = vi.fn()
    const keeper = createDraftKeeper(keep, 400)
    keeper.changed(draft('a'))
    vi.advanceTimersByTime(399)
    keeper.changed(draft('ab'))
    expect(keep).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(keep.mock.calls).toEqual([[draft('ab')]])
  })

  it('keeps what changes after that too, also where a person never stops typing', () => {
    const keep = vi.fn()
    const keeper = createDraftKeeper(keep, 400)
    for (let typed = 1; typed <= 20; typed += 1) {
      keeper.changed(draft('a'.repeat(typed)))
      vi.advanceTimersByTime(100)
    }
    expect(keep.mock.calls.map(([{ values }]) => values.rd.length)).toEqual([4, 8, 12, 16, 20])
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
