import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyMove, momentRange, shareOf, snapped } from './moment-range.ts'

const now = 1_795_287_375
const hours = 3600
const token = { iat: now, nbf: now, exp: now + 2 * hours }
const none = { iat: null, nbf: null, exp: null }

test('the slider begins before the start and ends behind the end, with the present on it', () => {
  const { from, to, marks } = momentRange(token, now + hours)
  expect(from).toBeLessThan(token.nbf)
  expect(to).toBeGreaterThan(token.exp)
  expect(marks.map(({ name, isOutside }) => [name, isOutside])).toEqual([
    ['nbf', false],
    ['exp', false],
    ['now', false],
  ])
})

test('a present that is a year away does not press the token together: its mark stands at the edge', () => {
  const { to, marks } = momentRange(token, now + 365 * 24 * hours)
  expect(to).toBeLessThan(now + 4 * hours)
  expect(marks.at(-1)).toMatchObject({ name: 'now', share: 1, isOutside: true })
})

test('an issue time of its own has a mark', () => {
  const { marks } = momentRange({ ...token, iat: now - 60 }, now)
  expect(marks.map(({ name }) => name)).toEqual(['iat', 'nbf', 'exp', 'now'])
})

test('without times it is the day around now', () => {
  const { from, to } = momentRange(none, now)
  expect(from).toBeLessThanOrEqual(now - 12 * hours)
  expect(to).toBeGreaterThanOrEqual(now + 12 * hours)
})

test('times in milliseconds, which lie far behind all calendars, do not stretch it', () => {
  const { to, marks } = momentRange({ ...token, exp: token.exp * 1000 }, now)
  expect(to).toBeLessThan(now + 24 * hours)
  expect(marks.find(({ name }) => name === 'exp')).toMatchObject({ share: 1, isOutside: true })
})

test('whatever the times are, the span is whole seconds, is not empty, and every share is from 0 to 1', () => {
  const time = fc.option(fc.oneof(fc.double({ noNaN: true }), fc.integer(), fc.constant(now + 0.5)))
  fc.assert(
    fc.property(fc.record({ iat: time, nbf: time, exp: time }), (times) => {
      const { from, to, step, page, marks } = momentRange(times, now)
      expect(Number.isSafeInteger(from) && Number.isSafeInteger(to)).toBe(true)
      expect(to).toBeGreaterThan(from)
      expect(step).toBeGreaterThanOrEqual(1)
      expect(page).toBeGreaterThanOrEqual(step)
      for (const { share } of marks) expect(share >= 0 && share <= 1).toBe(true)
    }),
  )
})

test('the pointer is drawn to a mark that it comes near to, and to no other place', () => {
  const range = momentRange(token, now)
  expect(snapped(token.exp - 20, range)).toBe(token.exp)
  expect(snapped(token.exp - 600.4, range)).toBe(token.exp - 600)
})

test('arrows move by a step, with Shift by one second, and never out of the slider', () => {
  const range = momentRange(token, now)
  expect(keyMove('ArrowRight', false, now, range)).toBe(now + range.step)
  expect(keyMove('ArrowLeft', true, token.exp, range)).toBe(token.exp - 1)
  expect(keyMove('PageUp', false, range.to - 1, range)).toBe(range.to)
  expect(keyMove('Home', false, now, range)).toBe(range.from)
  expect(keyMove('End', false, now, range)).toBe(range.to)
  expect(keyMove('Tab', false, now, range)).toBeNull()
})

test('an empty span gives no share that is no number', () => {
  expect(shareOf(5, 5, 5)).toBe(0)
})
