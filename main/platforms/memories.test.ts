import { expect, test } from 'vitest'
import { createMemories } from './memories.ts'

test('what was got is good until shortly before its end', () => {
  let now = 1000
  const memory = createMemories(() => now).of('account')
  expect(memory.recall()).toBeNull()
  memory.keep('test-api-token', 1900)
  expect(memory.recall()).toBe('test-api-token')
  now = 1839
  expect(memory.recall()).toBe('test-api-token')
  now = 1840
  expect(memory.recall()).toBeNull()
  now = 1000
  expect(memory.recall()).toBeNull()
})

test('it is that account’s alone, and a newer one takes its place', () => {
  const memories = createMemories(() => 0)
  memories.of('one').keep('first', 1000)
  expect(memories.of('other').recall()).toBeNull()
  memories.of('one').keep('second', 1000)
  expect(memories.of('one').recall()).toBe('second')
})

test('it is forgotten for one account, or for all', () => {
  const memories = createMemories(() => 0)
  memories.of('one').keep('first', 1000)
  memories.of('other').keep('second', 1000)
  memories.of('one').forget()
  expect(memories.of('one').recall()).toBeNull()
  expect(memories.of('other').recall()).toBe('second')
  memories.forget()
  expect(memories.of('other').recall()).toBeNull()
})
