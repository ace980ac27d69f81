import { expect, it } from 'vitest'
import { countsText, totalOf } from './result-words.ts'

it('says the results that there are, and how many rows that is', () => {
  const counts = { pass: 1200, fail: 3, unknown: 0, open: 11 }
  expect(countsText(counts)).toBe('1,200 pass · 3 fail · 11 open')
  expect(totalOf(counts)).toBe(1214)
  expect(countsText({ pass: 0, fail: 0, unknown: 0, open: 0 })).toBe('no rows')
})
