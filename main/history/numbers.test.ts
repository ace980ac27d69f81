import { expect, onTestFinished, test } from 'vitest'
import { memoryDatabase } from '../data/open-database.ts'
import { testNow } from '../test-drafts.ts'
import { firstNumberAt, freeNumbers } from './numbers.ts'
import { recordSession } from './session-rows.ts'
import { storedSession } from './test-sessions.ts'

const perSecond = 2 ** 20

function database() {
  const opened = memoryDatabase()
  onTestFinished(() => void opened.close())
  return opened
}

test('numbers are in the order in which sessions were issued, whatever order they come in', () => {
  const file = database()
  for (const [id, issuedAt] of [
    ['late', testNow + 5],
    ['one', testNow],
    ['two', testNow],
    ['early', testNow - 5],
  ] as const) {
    recordSession(file, storedSession({ id, issuedAt }))
  }
  const rows = file.prepare('SELECT id FROM sessions ORDER BY number').pluck().all()
  expect(rows).toEqual(['early', 'one', 'two', 'late'])
  expect(freeNumbers(file, testNow, 3)).toEqual({
    first: testNow * perSecond + 2,
    last: testNow * perSecond + 4,
  })
})

test.each([
  [-1, 0],
  [Number.MIN_SAFE_INTEGER, 0],
  [Number.MAX_SAFE_INTEGER, (2 ** 33 - 1) * perSecond],
])('a moment of %d counts as one that numbers have', (issuedAt, number) => {
  expect(firstNumberAt(issuedAt)).toBe(number)
  expect(Number.isSafeInteger(number + perSecond - 1)).toBe(true)
  const file = database()
  recordSession(file, storedSession({ issuedAt }))
  expect(file.prepare('SELECT number, issued_at FROM sessions').raw().get()).toEqual([number, issuedAt])
})

test('a second that is full runs on into the next, and takes no number twice', () => {
  const file = database()
  recordSession(file, storedSession({ id: 'a', issuedAt: testNow }))
  recordSession(file, storedSession({ id: 'b', issuedAt: testNow + 1 }))
  file.prepare("UPDATE sessions SET number = ? WHERE id = 'a'").run(testNow * perSecond + perSecond - 3)
  const [start, next] = [testNow * perSecond, (testNow + 1) * perSecond]
  expect(freeNumbers(file, testNow, 9)).toEqual({ first: start + perSecond - 2, last: start + perSecond - 1 })
  file.prepare("UPDATE sessions SET number = ? WHERE id = 'a'").run(start + perSecond - 1)
  expect(freeNumbers(file, testNow, 9)).toEqual({ first: next + 1, last: next + 9 })
})
