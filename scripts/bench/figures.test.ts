import { expect, test } from 'vitest'
import { meetsGoal, percentile, round, tableOf } from './figures.ts'

test('a percentile is the nearest rank', () => {
  const samples = [5, 1, 4, 2, 3]
  expect([0, 0.2, 0.5, 0.99, 1].map((share) => percentile(samples, share))).toEqual([1, 1, 3, 5, 5])
})

test('a value at its goal meets it, one above misses it, and none has nothing to miss', () => {
  const figure = { what: 'a', value: 5, unit: 'ms', host: 'Node' } as const
  expect(meetsGoal({ ...figure, goal: 5 })).toBe(true)
  expect(meetsGoal({ ...figure, goal: 4.99 })).toBe(false)
  expect(meetsGoal({ ...figure, goal: null })).toBe(true)
  expect(tableOf([{ ...figure, goal: 4 }])).toContain('missed')
})

test('small values keep more digits than large ones', () => {
  expect([0.1234, 12.34, 123.4].map(round)).toEqual([0.12, 12.3, 123])
})
