import { describe, expect, it } from 'vitest'
import { testCheck } from '../stores/batch-test-double.ts'
import { obstacleOf, rowsOf } from './issue-choice.ts'

const mixed = testCheck({ rows: 1000, fine: 985, warnings: 12, errors: 3 })
const free = { ofProfile: null, check: mixed, isStale: false, choice: 'good' } as const

describe('the rows that are issued', () => {
  it('are all, those without errors, or those without warnings too', () => {
    expect((['all', 'good', 'fine'] as const).map((choice) => rowsOf(choice, mixed))).toEqual([
      1000, 997, 985,
    ])
  })
})

describe('what stands in the way of issuing', () => {
  it('is nothing where the rows were checked as they are', () => {
    expect(obstacleOf(free)).toBeNull()
    expect(obstacleOf({ ...free, choice: 'all', check: testCheck() })).toBeNull()
  })

  it('is a profile that can not issue, before anything else', () => {
    const without = { ...free, ofProfile: 'Acme has no developer key.', check: null }
    expect(obstacleOf(without)).toEqual({ message: 'Acme has no developer key.', mend: 'profiles' })
  })

  it('is a check that is missing, goes on, ended early or is of something else', () => {
    const begin = (over: object) => obstacleOf({ ...free, ...over })
    expect(begin({ check: null })).toEqual({ message: 'Every row is checked first.', mend: 'check' })
    expect(begin({ isStale: true })?.mend).toBe('check')
    expect(begin({ check: testCheck({ state: 'running' }) })).toEqual({
      message: 'The check goes on.',
      mend: null,
    })
    for (const state of ['cancelled', 'failed'] as const)
      expect(begin({ check: testCheck({ state }) })?.message).toBe('The check did not get to its end.')
  })

  it('is an error where all are to be issued, with a way out where there is one', () => {
    expect(obstacleOf({ ...free, choice: 'all' })).toEqual({
      message: '3 rows have errors: correct them, or leave them out.',
      mend: 'only-good',
    })
    const none = testCheck({ rows: 1, fine: 0, errors: 1 })
    expect(obstacleOf({ ...free, choice: 'all', check: none })).toEqual({
      message: '1 row has an error: correct it, or leave it out.',
      mend: null,
    })
  })

  it('is that no row is left', () => {
    const none = testCheck({ rows: 1, fine: 0, errors: 1 })
    expect(obstacleOf({ ...free, check: none })?.message).toBe('There is no such row to issue.')
    expect(
      obstacleOf({ ...free, choice: 'fine', check: testCheck({ fine: 0, warnings: 10 }) }),
    ).not.toBeNull()
  })
})
