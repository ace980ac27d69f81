import { expect, it } from 'vitest'
import { graphemeCount, graphemesOf } from './graphemes.ts'

it('takes a family, a flag and a decomposed letter as one character each', () => {
  expect([...graphemesOf('👩‍👩‍👧‍👦🇩🇪e\u0301x')]).toEqual(['👩‍👩‍👧‍👦', '🇩🇪', 'e\u0301', 'x'])
  expect(graphemeCount('👩‍👩‍👧‍👦🇩🇪e\u0301x')).toBe(4)
})

it('finds nothing in an empty text', () => {
  expect([...graphemesOf('')]).toEqual([])
  expect(graphemeCount('')).toBe(0)
})
