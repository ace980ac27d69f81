import { describe, expect, it } from 'vitest'
import type { Result } from '../../shared/errors.ts'
import type { SessionFilter, StateCounts } from '../../shared/schemas.ts'
import { everySession } from '../../shared/session-filter.ts'
import { createStateCounter, totalOf } from './state-counts.ts'

const none: StateCounts = {
  'not-yet': 0,
  valid: 0,
  expired: 0,
  never: 0,
  'no-end': 0,
  'unknown-end': 0,
  stopped: 0,
}
const named = (text: string): SessionFilter => ({ ...everySession, text })

/** Counting of which the test decides when each answer comes, and what it is. */
function slowCounting() {
  const waiting: { filter: SessionFilter; answer: (valid: number) => void }[] = []
  let clock = 0
  const count = (filter: SessionFilter) =>
    new Promise<Result<StateCounts>>((resolve) => {
      waiting.push({ filter, answer: (valid) => resolve({ ok: true, value: { ...none, valid } }) })
    })
  const counter = createStateCounter(count, everySession, () => clock)
  const pass = (milliseconds: number) => {
    clock += milliseconds
  }
  return { counter, waiting, pass, valid: () => counter.store.getState().counts?.valid }
}

describe('the numbers of sessions by state', () => {
  it('are those of the filter asked for last', async () => {
    const { counter, waiting, valid } = slowCounting()
    const first = counter.ask(named('a'))
    const second = counter.ask(named('an'))
    waiting[1]?.answer(2)
    await second
    waiting[0]?.answer(9)
    await first
    expect(valid()).toBe(2)
    expect(counter.store.getState().filter.text).toBe('an')
  })

  it('are counted once more for all that happened while they were counted', async () => {
    const { counter, waiting, valid } = slowCounting()
    const counting = counter.ask(everySession)
    await Promise.all([counter.refresh(), counter.refresh(), counter.refresh()])
    expect(waiting).toHaveLength(1)
    waiting[0]?.answer(1)
    await expect.poll(() => waiting.length).toBe(2)
    waiting[1]?.answer(4)
    await counting
    expect(valid()).toBe(4)
    expect(waiting).toHaveLength(2)
  })

  it('follow the time, but take only a small part of it', async () => {
    const { counter, waiting, pass } = slowCounting()
    const first = counter.ask(everySession)
    pass(100)
    waiting[0]?.answer(1)
    await first
    pass(1000)
    await counter.tick()
    expect(waiting).toHaveLength(1)
    pass(1000)
    const second = counter.tick()
    expect(waiting).toHaveLength(2)
    await counter.tick()
    expect(waiting).toHaveLength(2)
    waiting[1]?.answer(1)
    await second
  })

  it('stay the same object where they are the same', async () => {
    const { counter, waiting } = slowCounting()
    const first = counter.ask(everySession)
    waiting[0]?.answer(3)
    await first
    const { counts } = counter.store.getState()
    const second = counter.refresh()
    waiting[1]?.answer(3)
    await second
    expect(counter.store.getState().counts).toBe(counts)
  })

  it('stay as they were where they can’t be counted', async () => {
    let works = true
    const counter = createStateCounter(
      async () =>
        works
          ? { ok: true, value: { ...none, valid: 5 } }
          : { ok: false, code: 'history-unavailable', message: 'Locked.' },
      everySession,
      () => 0,
    )
    await counter.refresh()
    works = false
    await counter.refresh()
    expect(counter.store.getState().counts?.valid).toBe(5)
  })

  it('have a total', () => {
    expect(totalOf({ ...none, 'not-yet': 1, valid: 2, expired: 3, never: 4, 'no-end': 5, stopped: 6 })).toBe(
      21,
    )
  })
})
