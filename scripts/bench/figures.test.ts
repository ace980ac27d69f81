import { expect, test } from 'vitest'
import { type Figure, hasGoal, meetsGoal, percentile, ratioOf, round } from './figures.ts'

test('a percentile is the nearest rank', () => {
  const samples = [5, 1, 4, 2, 3]
  expect([0, 0.2, 0.5, 0.99, 1].map((share) => percentile(samples, share))).toEqual([1, 1, 3, 5, 5])
})

const figure: Figure = { what: 'a', value: 5, unit: 'ms', goal: null, host: 'Node' }

test('a value at its goal meets it, one above misses it, and none has nothing to miss', () => {
  expect(meetsGoal({ ...figure, goal: 5 })).toBe(true)
  expect(meetsGoal({ ...figure, goal: 4.99 })).toBe(false)
  expect(meetsGoal(figure)).toBe(true)
})

test('beside a peer, what is better counts: more a second, or less time', () => {
  const peer = { name: 'other', value: 10, atLeast: 1 }
  expect(ratioOf({ ...figure, peer })).toBe(2)
  expect(ratioOf({ ...figure, unit: 'tokens/s', peer })).toBe(0.5)
  expect(meetsGoal({ ...figure, peer })).toBe(true)
  expect(meetsGoal({ ...figure, unit: 'tokens/s', peer })).toBe(false)
  expect(meetsGoal({ ...figure, unit: 'tokens/s', peer: { ...peer, atLeast: 0.5 } })).toBe(true)
})

test('a peer without a goal asks nothing, and what could not be measured meets no goal', () => {
  const peer = { name: 'other', value: 1, atLeast: null }
  expect(hasGoal({ ...figure, peer })).toBe(false)
  expect(meetsGoal({ ...figure, peer })).toBe(true)
  expect(meetsGoal({ ...figure, value: Number.NaN, goal: 5 })).toBe(false)
  expect(meetsGoal({ ...figure, value: Number.NaN, peer: { ...peer, atLeast: 1 } })).toBe(false)
})

test('small values keep more digits than large ones', () => {
  expect([0.1234, 12.34, 123.4].map(round)).toEqual([0.12, 12.3, 123])
})
