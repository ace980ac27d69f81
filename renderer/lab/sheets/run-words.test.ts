import { describe, expect, it } from 'vitest'
import type { RunProgress } from '../../../shared/lab/schemas.ts'
import { readRunForm, runWords } from './run-words.ts'

const run = (state: RunProgress['state'], message = ''): RunProgress => ({
  sheetId: 'sheet',
  state,
  done: 1200,
  total: 3000,
  message,
})

it('says how far a run is, and how it ended', () => {
  expect(runWords(run('running'))).toBe('Running, 1,200 of 3,000')
  expect(runWords(run('paused'))).toBe('Paused at 1,200 of 3,000')
  expect(runWords(run('done'))).toBe('Done: 1,200 cases.')
  expect(runWords(run('cancelled'))).toBe('Cancelled after 1,200 of 3,000.')
  expect(runWords(run('failed', 'The disk is full.'))).toBe('Ended after 1,200 of 3,000. The disk is full.')
})

describe('how a run is to go', () => {
  const read = (concurrency: string, rate: string) => readRunForm({ concurrency, rate, rows: 'open' })

  it('is read as typed, no rate being no limit', () => {
    expect(read('8', '').options).toEqual({ concurrency: 8, rate: 0, rows: 'open' })
    expect(read(' 64 ', '2.5').options).toEqual({ concurrency: 64, rate: 2.5, rows: 'open' })
    expect(read('1', '0,5').options?.rate).toBe(0.5)
  })

  it.each(['', '0', '65', '2.5', '1e1', '-1', 'x'])('is not %j at once', (concurrency) => {
    expect(read(concurrency, '').options).toBeNull()
    expect(read(concurrency, '').faults.concurrency).toMatch(/1 to 64/)
  })

  it.each(['-1', '10001', '1e3', 'x', '.'])('is not %j a second', (rate) => {
    expect(read('8', rate).options).toBeNull()
    expect(read('8', rate).faults.rate).toMatch(/10,000/)
  })
})
