import { expect, test } from 'vitest'
import { secondsAhead } from './clock.ts'

const date = 'Tue, 14 Nov 2023 22:13:20 GMT'
const there = 1_700_000_000

test('clocks that agree differ by nothing', () => {
  expect(secondsAhead({ date }, there, there)).toBe(0)
})

test('a clock that is ahead is positive, one that is behind negative', () => {
  expect(secondsAhead({ date }, there + 45, there + 45)).toBe(45)
  expect(secondsAhead({ date }, there - 45, there - 45)).toBe(-45)
})

test('the server answered in the middle of the time that the question took', () => {
  expect(secondsAhead({ date }, there - 5, there + 5)).toBe(0)
  expect(secondsAhead({ date }, there, there + 10)).toBe(5)
  expect(secondsAhead({ date }, there - 1, there)).toBe(0)
})

test.each([{}, { date: '' }, { date: 'yesterday' }, { date, age: '3600' }])('%j tells nothing', (headers) => {
  expect(secondsAhead(headers, there, there)).toBeNull()
})
