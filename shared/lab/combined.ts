import type { CaseDraft, CaseSource, EdgeCase, Sureness } from './edge-case.ts'
import type { Outcome } from './schemas.ts'

/**
 * Several cases, none of which overlaps another, as one: refused where one of them is, otherwise unknown where one is. Reason
 * and source are those of the cases that decide.
 */
export function combined(cases: readonly EdgeCase[]): EdgeCase {
  const [only] = cases
  if (only !== undefined && cases.length === 1) return only
  const expected = outcomeOf(cases)
  const deciding = cases.filter((each) => each.expected === expected)
  const joined = (text: (each: EdgeCase) => string | undefined, among = cases, by = ' ') =>
    [...new Set(among.map(text).filter((each) => each !== undefined))].join(by)
  const steps = joined((each) => each.steps)
  return {
    id: joined((each) => each.id, cases, '+'),
    title: joined((each) => each.title, cases, ' · '),
    group: joined((each) => each.group, cases, '+'),
    changes: cases.flatMap((each) => each.changes),
    standsFor: joined((each) => each.id, cases, '+'),
    expected,
    reason: joined((each) => each.reason, deciding),
    source: {
      document: joined((each) => each.source.document, deciding, '; '),
      sure: leastSure(deciding),
    },
    resigned: cases.every((each) => each.resigned),
    ...(steps === '' ? {} : { steps }),
    apply: (draft, base) => cases.reduce<CaseDraft>((before, each) => each.apply(before, base), draft),
  }
}

function outcomeOf(cases: readonly EdgeCase[]): Outcome {
  const has = (outcome: Outcome) => cases.some(({ expected }) => expected === outcome)
  if (has('refused')) return 'refused'
  return has('unknown') ? 'unknown' : 'accepted'
}

function leastSure(cases: readonly EdgeCase[]): Sureness {
  const found = new Set(cases.map(({ source }) => source.sure))
  return surenesses.findLast((sure) => found.has(sure)) ?? 'not-found'
}

const surenesses: readonly Sureness[] = ['documented', 'code', 'third-party', 'inferred', 'not-found']

const sureWords: Readonly<Record<Sureness, string>> = {
  documented: '',
  code: ' (read in code)',
  'third-party': ' (third party)',
  inferred: ' (concluded)',
  'not-found': ' (nothing found)',
}

/** A source in one line, such as `RFC 7519, 4.1.4` or `https://example.com/docs (nothing found)`. */
export function sourceText({ document, sure }: CaseSource): string {
  return document + sureWords[sure]
}
