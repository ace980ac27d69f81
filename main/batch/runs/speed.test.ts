import { expect, test } from 'vitest'
import { createSpeed } from './speed.ts'

test('nothing is known of a speed before there are two moments', () => {
  const speed = createSpeed()
  expect(speed.rate()).toBeNull()
  speed.at(0, 1000)
  expect(speed.rate()).toBeNull()
  speed.at(10, 1000)
  expect(speed.rate()).toBeNull()
})

test('only the last seconds count', () => {
  const speed = createSpeed()
  for (let second = 0; second <= 10; second += 1) speed.at(second * 100, second * 1000)
  expect(speed.rate()).toBe(100)
  // Ten times as quick from here on.
  for (let second = 1; second <= 5; second += 1) speed.at(1000 + second * 1000, (10 + second) * 1000)
  expect(speed.rate()).toBe(1000)
})

test('a batch that stands still has a rate of nothing', () => {
  const speed = createSpeed()
  for (let second = 0; second <= 10; second += 1) speed.at(7, second * 1000)
  expect(speed.rate()).toBe(0)
})
