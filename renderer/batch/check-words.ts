import type { BatchCheck, BatchProblem } from '../../shared/batch/schemas.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import { countOf } from '../view/count-of.ts'

const percent = new Intl.NumberFormat('en', { style: 'percent' })

/**
 * How much of its input a dry run has read, from 0 to 1; null where nobody knows.
 *
 * @param bytes of the whole input; null where they are not known
 */
export function partRead({ bytes: read }: Pick<BatchCheck, 'bytes'>, bytes: number | null): number | null {
  return bytes === null || bytes === 0 ? null : Math.min(1, read / bytes)
}

/** How far a dry run is, or how it ended, in a sentence. */
export function checkWords(check: BatchCheck, bytes: number | null): string {
  const { state, rows, message } = check
  const part = partRead(check, bytes)
  switch (state) {
    case 'running':
      return part === null
        ? `Checking, ${countOf(rows, 'row')} so far`
        : `Checking, ${countOf(rows, 'row')}, ${percent.format(part)}`
    case 'done':
      return `${countOf(rows, 'row')} checked.`
    case 'cancelled':
      return `The check was ended after ${countOf(rows, 'row')}.`
    case 'failed':
      return message || 'The check did not get to its end. Try it again.'
  }
}

/** What is to be said of a row, the worst first, each with the name of its field. */
export function problemLines(
  { findings }: Pick<BatchProblem, 'findings'>,
  platform: Pick<Platform, 'fields'>,
  formulas: readonly string[],
): readonly string[] {
  const lines = ranked(findings).map((finding) => namedMessage(finding, platform))
  return lines.length === 0 ? formulaLines(formulas) : lines
}

/** What is to be said, with the name of its field where that is not said anyway. */
export function namedMessage(
  { field, message }: Pick<Findings[number], 'field' | 'message'>,
  platform: Pick<Platform, 'fields'>,
): string {
  const label = platform.fields.find(({ name }) => name === field)?.label
  return label === undefined || message.startsWith(label) ? message : `${label}: ${message}`
}

type Findings = BatchProblem['findings']

const ranks = { error: 0, warning: 1, hint: 2 } as const

/** The worst first. */
export function ranked(findings: Findings): Findings {
  return findings.toSorted((one, other) => ranks[one.level] - ranks[other.level])
}

function formulaLines(formulas: readonly string[]): readonly string[] {
  if (formulas.length === 0) return []
  const names = formulas.map((name) => `“${name}”`).join(', ')
  return [`A spreadsheet would take ${names} for a formula.`]
}

export type ProblemFilter = 'error' | 'warning' | 'hint' | 'formula'

/** The filters of a dry run with something behind them, and how many rows each has. */
export function filtersOf(
  check: BatchCheck,
): readonly { readonly level: ProblemFilter; readonly count: number }[] {
  return (
    [
      { level: 'error', count: check.errors },
      { level: 'warning', count: check.warnings },
      { level: 'formula', count: check.formulas },
    ] as const
  ).filter(({ count }) => count > 0)
}
