import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { seldom } from './seldom.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first is told at once, and the last of those that come too soon a little later', () => {
  const told: number[] = []
  const tell = seldom<number>(250, (value) => void told.push(value))
  tell(1)
  tell(2)
  tell(3)
  expect(told).toEqual([1])
  vi.advanceTimersByTime(249)
  expect(told).toEqual([1])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([1, 3])
  tell(4)
  expect(told).toEqual([1, 3])
  vi.advanceTimersByTime(250)
  expect(told).toEqual([1, 3, 4])
  vi.advanceTimersByTime(1000)
  tell(5)
  expect(told).toEqual([1, 3, 4, 5])
})
