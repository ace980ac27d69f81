import { expect, it } from 'vitest'
import { countOf } from './count-of.ts'

it('says a number with its noun, in the singular for one', () => {
  expect([0, 1, 2, 12_408].map((count) => countOf(count, 'session'))).toEqual([
    '0 sessions',
    '1 session',
    '2 sessions',
    '12,408 sessions',
  ])
})
