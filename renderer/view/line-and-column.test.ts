import { expect, test } from 'vitest'
import { lineAndColumn } from './line-and-column.ts'

test('a place is named by its line and by the characters before it there', () => {
  expect(lineAndColumn('{\n  "a": tru\n}', 9)).toEqual({ line: 2, column: 8 })
  expect(lineAndColumn('', 0)).toEqual({ line: 1, column: 1 })
  expect(lineAndColumn('😀\r\n😀x', 7)).toEqual({ line: 2, column: 3 })
  expect(lineAndColumn('a\n', 1)).toEqual({ line: 1, column: 2 })
  expect(lineAndColumn('a\n', 2)).toEqual({ line: 2, column: 1 })
})
