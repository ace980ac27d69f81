import { describe, expect, it } from 'vitest'
import { readPlaywright, readStep, readVitest } from './reports.ts'
import { tally } from './tally.ts'

const vitest = (...statuses: string[]) =>
  JSON.stringify({
    testResults: [{ assertionResults: statuses.map((status) => ({ fullName: `is ${status}`, status })) }],
  })

const playwright = (...statuses: string[]) =>
  JSON.stringify({
    suites: [
      {
        title: 'a.spec.ts',
        suites: [
          {
            title: 'group',
            specs: statuses.map((status) => ({
              title: `is ${status}`,
              tests: [{ status, annotations: [{ type: 'skip', description: 'only on Electron' }] }],
            })),
          },
        ],
      },
    ],
  })

describe('the last line of npm test', () => {
  it('sums the reports of both runners', () => {
    const outcomes = [
      readVitest('unit', vitest('passed', 'passed'), 0),
      readPlaywright('e2e', playwright('expected'), 0),
    ]
    expect(tally(outcomes)).toEqual({ remarks: [], line: '3 passed, 0 failed', exitCode: 0 })
  })

  it('names what was skipped, with its reason', () => {
    const outcomes = [
      readVitest('unit', vitest('passed', 'todo'), 0),
      readPlaywright('e2e', playwright('expected', 'skipped'), 0),
    ]
    expect(tally(outcomes)).toEqual({
      remarks: ['skipped: is todo', 'skipped: a.spec.ts › group › is skipped (only on Electron)'],
      line: '2 passed, 0 failed, 2 skipped',
      exitCode: 0,
    })
  })

  it('counts a failed test once', () => {
    expect(tally([readVitest('unit', vitest('passed', 'failed'), 1)])).toMatchObject({
      line: '1 passed, 1 failed',
      exitCode: 1,
    })
  })

  it('counts a flaky spec as failed', () => {
    expect(tally([readPlaywright('e2e', playwright('flaky'), 0)]).line).toBe('0 passed, 1 failed')
  })

  it('counts a red step without tests as one failure and names it', () => {
    expect(tally([readVitest('unit', vitest('passed'), 0), readStep('types', 2)])).toEqual({
      remarks: ['failed: types ended with code 2'],
      line: '1 passed, 1 failed',
      exitCode: 1,
    })
  })

  it.each([
    ['left no report', readVitest('unit', null, 0)],
    ['left no report', readPlaywright('e2e', null, 0)],
    ['ran no test', readPlaywright('e2e', playwright(), 0)],
    ['crashed after its tests passed', readVitest('unit', vitest('passed'), 1)],
  ])('is red when a runner %s', (_, outcome) => {
    expect(tally([outcome]).exitCode).toBe(1)
  })
})
