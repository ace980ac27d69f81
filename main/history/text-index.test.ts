import { expect, onTestFinished, test } from 'vitest'
import { everySession } from '../../shared/session-filter.ts'
import { memoryDatabase } from '../data/open-database.ts'
import { testNow } from '../test-drafts.ts'
import { searchSessions } from './search.ts'
import { addBatch, oneOfMany, recordRows } from './test-many.ts'
import { mergeTextIndex, textSegments } from './text-index.ts'

test('the segments of a batch stay as they are until they are put together, and searching finds the same', () => {
  const database = memoryDatabase()
  onTestFinished(() => void database.close())
  const batch = addBatch(database)
  expect(textSegments(database)).toBe(0)
  for (let chunk = 0; chunk < 30; chunk += 1) {
    recordRows(
      database,
      Array.from({ length: 20 }, (_, at) => oneOfMany(chunk * 20 + at)),
      { batch },
    )
  }
  expect(textSegments(database)).toBe(30)
  const found = () =>
    searchSessions(database, { ...everySession, text: 'guest 59', offset: 0, limit: 99 }, testNow).rows
  const before = found()
  expect(before.length).toBeGreaterThan(9)
  while (mergeTextIndex(database, 0));
  expect(textSegments(database)).toBe(1)
  expect(found()).toEqual(before)
  database.exec("INSERT INTO sessions_text (sessions_text, rank) VALUES ('integrity-check', 1)")
})
