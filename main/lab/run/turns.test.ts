import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

/** A clock that only the waits move, with the waits that were asked for. */
function testTurns(rate: number, late = 0) {
  const over = new AbortController()
  let now = 0
  const waits: number[] = []
  const turns = createTurns({
    rate,
    clock: () => now,
    over: over.signal,
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      now += milliseconds + late
    },
  })
  const moments = async (count: number) => {
    const found: number[] = []
    for (let turn = 0; turn < count; turn += 1) {
      await turns.next()
      found.push(now)
    }
    return found
  }
  return {
    ...{ turns, over, waits, moments },
    pass: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

test('turns are spread evenly', async () => {
  expect(await testTurns(4).moments(5)).toEqual([0, 250, 500, 750, 1000])
})

test('turns are spread evenly also where timers are late', async () => {
  const moments = await testTurns(100, 3).moments(101)
  expect(moments.at(-1)).toBeLessThanOrEqual(1003)
  expect(moments.at(-1)).toBeGreaterThanOrEqual(1000)
})

test('no more turns than the rate are given in any second, but for what timers are late', async () => {
  const slow = testTurns(10)
  const before = await slow.moments(5)
  slow.pass(5000)
  const after = await slow.moments(20)
  const all = [...before, ...after]
  for (const from of all) {
    expect(all.filter((moment) => moment >= from && moment < from + 1000).length).toBeLessThanOrEqual(11)
  }
})

test('several thousand turns a second are given without a timer for each', async () => {
  const fast = testTurns(5000)
  const moments = await fast.moments(5001)
  expect(moments.at(-1)).toBeGreaterThan(990)
  expect(moments.at(-1)).toBeLessThanOrEqual(1000)
  expect(fast.waits.length).toBeLessThanOrEqual(1000)
})

test('without a limit nothing waits', async () => {
  const free = testTurns(0)
  await free.moments(1000)
  expect(free.waits).toEqual([])
})

test('a clock that is set back holds nothing up for longer than one turn', async () => {
  const odd = testTurns(2)
  await odd.moments(3)
  odd.pass(-3_600_000)
  await odd.moments(3)
  expect(Math.max(...odd.waits)).toBe(500)
})

test('a clock that stands still holds nothing up for longer either', async () => {
  const over = new AbortController()
  const waits: number[] = []
  const turns = createTurns({
    rate: 2,
    clock: () => 7,
    over: over.signal,
    wait: async (ms) => void waits.push(ms),
  })
  for (let turn = 0; turn < 4; turn += 1) expect(await turns.next()).toBe(true)
  expect(waits).toEqual([500, 500, 500])
})

test('while it is paused nobody has a turn, and then everybody in the order in which they came', async () => {
  const { turns } = testTurns(0)
  const had: string[] = []
  turns.pause()
  const all = ['first', 'second', 'third'].map((name) => turns.next().then(() => had.push(name)))
  await new Promise(setImmediate)
  expect(had).toEqual([])
  turns.resume()
  await Promise.all(all)
  expect(had).toEqual(['first', 'second', 'third'])
})

test('after a pause the turns are spread as before', async () => {
  const { turns, pass, moments } = testTurns(2)
  await moments(2)
  turns.pause()
  const next = moments(3)
  pass(10_000)
  turns.resume()
  expect(await next).toEqual([10_500, 11_000, 11_500])
})

test('once it is over nobody has a turn, also those who wait for one', async () => {
  const { turns, over } = testTurns(0)
  turns.pause()
  const waiting = turns.next()
  over.abort()
  expect(await waiting).toBe(false)
  expect(await turns.next()).toBe(false)
})

test('a wait of the usual kind ends with the run', async () => {
  const over = new AbortController()
  const turns = createTurns({ rate: 0.001, clock: () => 0, over: over.signal })
  await turns.next()
  const waiting = turns.next()
  await new Promise(setImmediate)
  over.abort()
  expect(await waiting).toBe(false)
})

test('a pause that begins while somebody waits for a turn holds that turn back, too', async () => {
  const over = new AbortController()
  const waits: (() => void)[] = []
  const turns = createTurns({
    rate: 1,
    clock: () => 0,
    over: over.signal,
    wait: () => new Promise((resolve) => waits.push(resolve)),
  })
  await turns.next()
  let had = false
  const waiting = turns.next().then(() => {
    had = true
  })
  await new Promise(setImmediate)
  turns.pause()
  waits[0]?.()
  await new Promise(setImmediate)
  expect(had).toBe(false)
  turns.resume()
  await new Promise(setImmediate)
  waits[1]?.()
  await waiting
})
