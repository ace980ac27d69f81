import { describe, expect, test, vi } from 'vitest'
import type { HttpAnswer } from './http.ts'
import { askPatiently, wait as realWait, secondsToWait } from './patience.ts'

const now = 1_700_000_000
const fine: HttpAnswer = { status: 200, body: {}, words: null, retryAfter: null, clockAhead: 0 }
const busy = (retryAfter: string | null): HttpAnswer => ({ ...fine, status: 429, retryAfter })

function setUp(answers: HttpAnswer[]) {
  const { signal } = new AbortController()
  const told: (number | null)[] = []
  const ask = vi.fn(async () => answers.shift() ?? fine)
  const wait = vi.fn(async () => undefined)
  const onWaiting = (until: number | null) => void told.push(until)
  return { ask, wait, told, asking: () => askPatiently(ask, { wait, signal, now: () => now, onWaiting }) }
}

describe('secondsToWait', () => {
  test.each([
    ['38', 38],
    [' 38 ', 38],
    ['0', 1],
    ['Tue, 14 Nov 2023 22:13:58 GMT', 38],
    ['Tue, 14 Nov 2023 22:13:00 GMT', 1],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j is %j', (header, seconds) => {
    expect(secondsToWait(header, now)).toBe(seconds)
  })
})

describe('a platform that asks to wait', () => {
  test('is not waited for where it does not', async () => {
    const { asking, wait, told } = setUp([fine])
    expect(await asking()).toBe(fine)
    expect(wait).not.toHaveBeenCalled()
    expect(told).toEqual([])
  })

  test.each([
    ['38', 38],
    ['120', 120],
    [null, 60],
  ])('with %j is asked again after %d s', async (header, seconds) => {
    const { asking, wait, told, ask } = setUp([busy(header)])
    expect(await asking()).toBe(fine)
    expect(wait).toHaveBeenCalledExactlyOnceWith(seconds, expect.any(AbortSignal))
    expect(told).toEqual([now + seconds, null])
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['121', '3 min'],
    ['3600', '60 min'],
    ['86400', '24 h'],
    ['99999999', '1158 days'],
  ])('for %s s is not waited for, and the length is told', async (header, words) => {
    const { asking, wait } = setUp([busy(header)])
    await expect(asking()).rejects.toMatchObject({
      code: 'platform-unavailable',
      message: expect.stringContaining(`asks to wait ${words} before`),
    })
    expect(wait).not.toHaveBeenCalled()
  })

  test('is not waited for without end', async () => {
    const { asking, wait } = setUp(Array.from({ length: 100 }, () => busy('1')))
    await expect(asking()).rejects.toMatchObject({ code: 'platform-unavailable' })
    expect(wait).toHaveBeenCalledTimes(5)
  })

  test('can be cancelled while it is waited for', async () => {
    const ending = new AbortController()
    const asking = askPatiently(async () => busy('100'), {
      wait: realWait,
      signal: ending.signal,
      now: () => now,
      onWaiting: () => ending.abort(),
    })
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' })
  })
})
