import { expect, test } from 'vitest'
import { benchArguments } from './arguments.ts'
import { partNames } from './parts.ts'

test('without arguments everything is measured, for a table', () => {
  expect(benchArguments([])).toEqual({ form: 'table', only: partNames })
})

test('parts can be asked for alone, and come in the order of the bench', () => {
  expect(benchArguments(['--only', 'verify', '--only=sign', '--markdown'])).toEqual({
    form: 'markdown',
    only: ['sign', 'verify'],
  })
})

test.each([
  [['--only', 'nonsense'], 'There is no part nonsense: take sign, '],
  [['--json', '--markdown'], 'Only one of'],
  [['--fast'], 'Unknown option'],
])('%j is refused', (args, words) => {
  expect(() => benchArguments(args)).toThrow(words)
})
