import { describe, expect, it } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import { testCheck, testProblem } from '../stores/batch-test-double.ts'
import { checkWords, filtersOf, partRead, problemLines } from './check-words.ts'

const platform = platforms['digital-samba']

describe('a dry run in words', () => {
  it('says how far it is, by bytes where they are known', () => {
    const running = testCheck({ state: 'running', rows: 12_000, bytes: 300 })
    expect(checkWords(running, 1000)).toBe('Checking, 12,000 rows, 30%')
    expect(checkWords(running, null)).toBe('Checking, 12,000 rows so far')
    expect(partRead({ bytes: 1200 }, 1000)).toBe(1)
    expect(partRead({ bytes: 0 }, 0)).toBeNull()
  })

  it('says how it ended', () => {
    expect(checkWords(testCheck({ rows: 1 }), 10)).toBe('1 row checked.')
    expect(checkWords(testCheck({ state: 'cancelled' }), 10)).toBe('The check was ended after 10 rows.')
    expect(checkWords(testCheck({ state: 'failed', message: 'The file is gone.' }), 10)).toBe(
      'The file is gone.',
    )
    expect(checkWords(testCheck({ state: 'failed' }), 10)).toMatch(/Try it again/)
  })

  it('has filters for what was found', () => {
    expect(filtersOf(testCheck())).toEqual([])
    expect(filtersOf(testCheck({ errors: 2, formulas: 1 }))).toEqual([
      { level: 'error', count: 2 },
      { level: 'formula', count: 1 },
    ])
  })
})

describe('a row in words', () => {
  it('has the worst first, with the name of its field', () => {
    const [error] = testProblem(1).findings
    const hint = { level: 'hint', code: 'c', field: null, message: 'A hint.', source: '' } as const
    const findings = error === undefined ? [] : [hint, error]
    expect(problemLines(testProblem(1, { findings }), platform, [])).toEqual([
      'Room: The room is missing.',
      'A hint.',
    ])
  })

  it('does not name a field twice', () => {
    const [error] = testProblem(1).findings
    const findings = error === undefined ? [] : [{ ...error, message: 'Room (rd) is missing.' }]
    expect(problemLines({ findings }, platform, [])).toEqual(['Room (rd) is missing.'])
  })

  it('names the cells that a spreadsheet would take for formulas', () => {
    const problem = testProblem(1, { level: 'formula', findings: [] })
    expect(problemLines(problem, platform, ['Name', 'Note'])).toEqual([
      'A spreadsheet would take “Name”, “Note” for a formula.',
    ])
  })
})
