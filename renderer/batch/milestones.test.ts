import { describe, expect, it } from 'vitest'
import { testBatch, testCheck } from '../stores/batch-test-double.ts'
import { checkMilestoneOf, milestoneOf } from './milestones.ts'

describe('what is said aloud of a batch', () => {
  it('is its beginning, each quarter once, and its end', () => {
    const said: string[] = []
    let before = undefined as ReturnType<typeof testBatch> | undefined
    for (let read = 0; read <= 1000; read += 10) {
      const batch = testBatch({ read, issued: read, state: read === 1000 ? 'done' : 'running' })
      const words = milestoneOf(before, batch)
      if (words !== null) said.push(words)
      before = batch
    }
    expect(said).toEqual([
      'guests.csv: issuing begins.',
      'guests.csv: 25 percent.',
      'guests.csv: 50 percent.',
      'guests.csv: 75 percent.',
      'guests.csv: 1,000 tokens in “guests tokens.csv”.',
    ])
  })

  it('is a pause, and what broke off with the reason', () => {
    const running = testBatch()
    const paused = testBatch({ state: 'paused' })
    expect(milestoneOf(running, paused)).toBe('guests.csv: paused.')
    expect(milestoneOf(paused, running)).toBe('guests.csv: issuing goes on.')
    expect(milestoneOf(running, testBatch({ state: 'stopped', message: 'The disk is full.' }))).toBe(
      'guests.csv: broke off. The disk is full.',
    )
  })

  it('is nothing where it was over before anybody looked, or where nobody knows how far it is', () => {
    expect(milestoneOf(undefined, testBatch({ state: 'done' }))).toBeNull()
    expect(milestoneOf(testBatch({ total: null }), testBatch({ total: null, read: 900 }))).toBeNull()
  })
})

describe('what is said aloud of a dry run', () => {
  it('is its beginning, and its end with what it found', () => {
    const running = testCheck({ state: 'running' })
    expect(checkMilestoneOf(undefined, running)).toBe('The check begins.')
    expect(checkMilestoneOf(running, testCheck({ state: 'running', rows: 500 }))).toBeNull()
    expect(checkMilestoneOf(running, testCheck({ errors: 1, warnings: 2 }))).toBe(
      '10 rows checked. 1 error, 2 warnings.',
    )
    expect(checkMilestoneOf(undefined, testCheck())).toBeNull()
  })
})
