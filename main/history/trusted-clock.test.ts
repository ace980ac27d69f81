import { describe, expect, test } from 'vitest'
import { trustedClock } from './trusted-clock.ts'

const minute = 60
const day = 86_400

/** A clock and the time that really passes; `wait` lets both go on, `set` moves the clock alone. */
function clocks() {
  let [now, passed] = [1_700_000_000, 1000]
  const isTrusted = trustedClock(
    () => now,
    () => passed,
  )
  return {
    isTrusted,
    wait: (seconds: number) => {
      now += seconds
      passed += seconds
    },
    set: (by: number) => {
      now += by
    },
  }
}

describe('a clock', () => {
  test('that goes as time passes is trusted, also where it is put right bit by bit', () => {
    const { isTrusted, wait, set } = clocks()
    for (let look = 0; look < 100; look++) {
      expect(isTrusted()).toBe(true)
      wait(minute)
      set(20)
    }
  })

  test('that goes on while the computer sleeps is trusted', () => {
    const { isTrusted, wait } = clocks()
    expect(isTrusted()).toBe(true)
    wait(30 * day)
    expect(isTrusted()).toBe(true)
  })

  test.each([365 * day, -365 * day, 6 * minute])('set by %i s is not trusted until it is set back', (by) => {
    const { isTrusted, wait, set } = clocks()
    expect(isTrusted()).toBe(true)
    set(by)
    for (let look = 0; look < 60; look++) {
      expect(isTrusted()).toBe(false)
      wait(minute)
    }
    set(-by)
    expect(isTrusted()).toBe(true)
  })

  test('that has gone for a day as it was set is trusted again', () => {
    const { isTrusted, wait, set } = clocks()
    expect(isTrusted()).toBe(true)
    set(10 * minute)
    expect(isTrusted()).toBe(false)
    wait(day - 1)
    expect(isTrusted()).toBe(false)
    wait(1)
    expect(isTrusted()).toBe(true)
    set(-10 * minute)
    expect(isTrusted()).toBe(false)
  })

  test('that is set again and again is never trusted', () => {
    const { isTrusted, wait, set } = clocks()
    expect(isTrusted()).toBe(true)
    for (let look = 0; look < 5; look++) {
      set(10 * minute)
      wait(day)
      expect(isTrusted()).toBe(false)
    }
  })
})
