import { expect, test } from 'vitest'
import { createDoor } from './door.ts'

test('who waits goes on once everybody is out, also of another thread’s door', async () => {
  const door = createDoor()
  const other = createDoor(door.memory)
  await other.empty(60_000)
  door.enter()
  door.enter()
  let isEmpty = false
  const waiting = other.empty(60_000).then(() => {
    isEmpty = true
  })
  door.leave()
  await new Promise(setImmediate)
  expect(isEmpty).toBe(false)
  door.leave()
  await waiting
})

test('nobody is waited for without end', async () => {
  const door = createDoor()
  door.enter()
  await door.empty(1)
})
