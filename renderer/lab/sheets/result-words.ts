import type { CaseResult, Observed, Outcome, Sheet } from '../../../shared/lab/schemas.ts'
import type { Tone } from '../../components/Badge.tsx'

/** In the order in which they are shown. */
export const results = ['pass', 'fail', 'unknown', 'open'] as const satisfies readonly CaseResult[]

export const resultLabels: Readonly<Record<CaseResult, string>> = {
  pass: 'Pass',
  fail: 'Fail',
  unknown: 'Unknown',
  open: 'Open',
}

export const resultTones: Readonly<Record<CaseResult, Tone>> = {
  pass: 'ok',
  fail: 'error',
  unknown: 'warning',
  open: 'neutral',
}

export const resultMeanings: Readonly<Record<CaseResult, string>> = {
  pass: 'What was seen is what was expected.',
  fail: 'What was seen is not what was expected.',
  unknown: 'Something was seen, and nothing is documented to compare it with.',
  open: 'Nothing was seen yet.',
}

export const outcomeLabels: Readonly<Record<Outcome, string>> = {
  accepted: 'Accepted',
  refused: 'Refused',
  unknown: 'Unknown',
}

export const observedLabels: Readonly<Record<Observed, string>> = {
  accepted: 'Accepted',
  refused: 'Refused',
  'name-screen': 'Name screen',
  error: 'Error',
}

/** How many rows a sheet has. */
export function totalOf({ pass, fail, unknown, open }: Sheet['counts']): number {
  return pass + fail + unknown + open
}

const numbers = new Intl.NumberFormat('en')

/** The results that there are, in words: `120 pass · 3 fail · 11 open`. */
export function countsText(counts: Sheet['counts']): string {
  const there = results.filter((result) => counts[result] > 0)
  if (there.length === 0) return 'no rows'
  return there
    .map((result) => `${numbers.format(counts[result])} ${resultLabels[result].toLowerCase()}`)
    .join(' · ')
}
