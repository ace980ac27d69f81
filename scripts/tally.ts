import type { Outcome } from './reports.ts'

export interface Tally {
  /** What to print before the last line: names of what was red or did not run. */
  readonly remarks: readonly string[]
  /** `N passed, N failed`, and `, N skipped` where there were any. */
  readonly line: string
  readonly exitCode: 0 | 1
}

/** Sums the outcomes of all steps. A step with trouble beyond its failed tests counts as one failure more. */
export function tally(outcomes: readonly Outcome[]): Tally {
  const troubled = outcomes.filter(({ trouble }) => trouble !== '')
  const skipped = outcomes.flatMap((outcome) => outcome.skipped.map((name) => `skipped: ${name}`))
  const passed = sum(outcomes.map((outcome) => outcome.passed))
  const failed = sum(outcomes.map((outcome) => outcome.failed)) + troubled.length
  const redTests = outcomes.filter((outcome) => outcome.failed > 0)
  return {
    remarks: [
      ...skipped,
      ...redTests.map((outcome) => `failed: ${outcome.name}, ${outcome.failed} of its tests`),
      ...troubled.map(({ name, trouble }) => `failed: ${name} ${trouble}`),
    ],
    line: `${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`,
    exitCode: failed === 0 ? 0 : 1,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
