import { describe, expect, it } from 'vitest'
import { testBatch } from '../stores/batch-test-double.ts'
import { batchWords, partOf } from './batch-words.ts'

const now = 1_795_287_010

describe('a batch in words', () => {
  it('says how far it is, how quick, and how long it takes', () => {
    const running = testBatch({ total: 100_000, read: 12_034, rate: 41_234.5, secondsLeft: 2.1 })
    expect(batchWords(running, now)).toBe('12,034 of 100,000 · 41,200 rows/s · 3 s left')
    expect(batchWords({ ...running, total: null, secondsLeft: null }, now)).toBe(
      '12,034 rows · 41,200 rows/s',
    )
    expect(batchWords({ ...running, rate: null, secondsLeft: null }, now)).toBe('12,034 of 100,000')
    expect(batchWords({ ...running, rate: 0.333_33, secondsLeft: 0 }, now)).toMatch(
      /0.333 rows\/s · 1 s left$/,
    )
  })

  it('counts down while the platform asked to wait, and no longer', () => {
    const waiting = testBatch({ waitingUntil: now + 12 })
    expect(batchWords(waiting, now)).toBe('250 of 1,000 · the platform asked to wait, 12 s')
    expect(batchWords(waiting, now + 12)).toBe('250 of 1,000 · 250 rows/s · 3 s left')
  })

  it('says why it does not run, and how it ended', () => {
    expect(batchWords(testBatch({ state: 'paused' }), now)).toBe('Paused at 250 of 1,000')
    expect(batchWords(testBatch({ state: 'elsewhere' }), now)).toMatch(/^Another process/)
    expect(batchWords(testBatch({ state: 'stopped', message: 'The disk is full.' }), now)).toBe(
      'Broke off at 250 of 1,000. The disk is full.',
    )
    expect(batchWords(testBatch({ state: 'done', issued: 997, leftOut: 3 }), now)).toBe(
      '997 tokens in “guests tokens.csv”, 3 rows left out',
    )
    expect(
      batchWords(testBatch({ state: 'done', issued: 999, leftOut: 1, message: 'Row 3 was refused.' }), now),
    ).toBe('999 tokens in “guests tokens.csv”, 1 row left out. Row 3 was refused.')
    expect(batchWords(testBatch({ state: 'cancelled' }), now)).toBe(
      'Cancelled after 250 tokens, in “guests tokens.csv”',
    )
    expect(batchWords(testBatch({ state: 'cancelled', issued: 0 }), now)).toBe('Cancelled after 0 tokens')
  })

  it('is drawn as the part of its rows that was read', () => {
    expect(partOf(testBatch())).toBe(0.25)
    expect(partOf(testBatch({ total: null }))).toBeNull()
    expect(partOf(testBatch({ total: null, state: 'done' }))).toBe(1)
    expect(partOf(testBatch({ total: 0 }))).toBe(0)
    expect(partOf(testBatch({ read: 2000 }))).toBe(1)
  })
})
