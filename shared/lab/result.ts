import type { CaseResult, Observed, Outcome } from './schemas.ts'

/** What an observation comes to. Where nothing was expected, it is unknown whatever was seen. */
export function resultOf(expected: Outcome, observed: Observed | null): CaseResult {
  if (observed === null) return 'open'
  if (expected === 'unknown') return 'unknown'
  return expected === outcomeOf(observed) ? 'pass' : 'fail'
}

/** A name screen is shown to those whose token is accepted. */
function outcomeOf(observed: Observed): Outcome | 'error' {
  return observed === 'name-screen' ? 'accepted' : observed
}
