import { expect, it } from 'vitest'
import { neighbourOf } from './neighbour.ts'
import { testRow } from './test-row.ts'

it('goes on with the next session, at the end with the one before, and with none where it was the last', () => {
  const rows = new Map(['a', 'b', 'c'].map((name, place) => [place, testRow(name)]))
  expect(neighbourOf(rows, 0)).toBe('b')
  expect(neighbourOf(rows, 1)).toBe('c')
  expect(neighbourOf(rows, 2)).toBe('b')
  expect(neighbourOf(new Map([[0, testRow('a')]]), 0)).toBeNull()
})
