import { expect, test } from 'vitest'
import { createControl } from './control.ts'

test('an order is seen on both sides of the memory', () => {
  const one = createControl()
  const other = createControl(one.memory)
  expect(other.order()).toBe('go')
  for (const order of ['pause', 'cancel', 'stop', 'go'] as const) {
    one.give(order)
    expect(other.order()).toBe(order)
  }
})

test('who waits goes on with any order but to pause', async () => {
  for (const order of ['go', 'cancel', 'stop'] as const) {
    const one = createControl()
    const other = createControl(one.memory)
    await other.goingOn()
    one.give('pause')
    let isGoing = false
    const going = other.goingOn().then(() => {
      isGoing = true
    })
    one.give('pause')
    await Promise.resolve()
    expect(isGoing).toBe(false)
    one.give(order)
    await going
  }
})
