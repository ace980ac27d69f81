import type { Sheet } from '../../../shared/lab/schemas.ts'
import { isoTime, type SheetCase } from './sheet-case.ts'
import { element, replacedIn, xmlText } from './xml.ts'

type Verdict = 'passed' | 'failure' | 'error' | 'skipped'

/**
 * JUnit XML (https://github.com/testmoapp/junitxml): a suite a group, a test a case. What was not observed, and what
 * nothing was expected of, is skipped; where there was no answer, a test has an error. Without tokens.
 */
export function junitOf(sheet: Sheet, cases: Iterable<SheetCase>): string {
  const all = Array.from(cases)
  const groups = Map.groupBy(all, ({ group }) => group)
  const suites = Array.from(groups, ([group, of]) => suiteOf(sheet, group, of))
  const whole = element('testsuites', { name: sheet.title, ...totals(all) }, lines(suites))
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`
}

function suiteOf(sheet: Sheet, group: string, cases: readonly SheetCase[]): string {
  const attributes = {
    name: group,
    ...totals(cases),
    // Of the schema, which has no zone: UTC.
    timestamp: isoTime(sheet.madeAt).replace('Z', ''),
  }
  const facts = {
    sheet: sheet.title,
    platform: sheet.platform,
    profile: sheet.profileName,
    environment: sheet.environment,
    room: sheet.room,
  }
  const replaced = replacedIn([...Object.values(facts), group])
  const properties = Object.entries({ ...facts, ...(replaced === null ? {} : { replaced }) })
  const listed = properties.map(([name, value]) => element('property', { name, value }))
  const tests = cases.map((one) => testOf(sheet, one))
  return element('testsuite', attributes, lines([element('properties', {}, lines(listed)), ...tests]))
}

function testOf(sheet: Sheet, one: SheetCase): string {
  const said = saidOf(one)
  const replaced = replacedIn([one.title, one.caseId, one.group, said])
  const parts = [
    outcomeOf(one, said),
    replaced === null ? '' : element('system-out', {}, xmlText(replaced)),
  ].filter((part) => part !== '')
  const attributes = {
    classname: `${sheet.platform}.${one.group}`,
    name: `${one.number}. ${one.title} (${one.caseId})`,
  }
  return element('testcase', attributes, parts.length === 0 ? null : lines(parts))
}

function outcomeOf(one: SheetCase, said: string): string {
  const verdict = verdictOf(one)
  const expected = `Expected ${one.expected}, observed ${one.observed}.`
  switch (verdict) {
    case 'passed':
      return ''
    case 'failure':
      return element('failure', { type: one.observed ?? '', message: expected }, xmlText(said))
    case 'error':
      return element('error', { type: 'error', message: one.detail || 'There was no answer.' }, xmlText(said))
    case 'skipped':
      return element('skipped', { message: skippedWords(one) })
  }
}

function verdictOf({ result, observed }: SheetCase): Verdict {
  if (result === 'pass') return 'passed'
  if (result !== 'fail') return 'skipped'
  return observed === 'error' ? 'error' : 'failure'
}

const skippedWords = ({ result, observed, detail }: SheetCase) =>
  result === 'open'
    ? 'Nothing was observed yet.'
    : `Nothing documented is expected; observed ${observed}. ${detail}`.trim()

/** What of a case is written where it did not pass. */
function saidOf({ expected, observed, detail, reason, source, note }: SheetCase): string {
  const facts = [
    ['Expected', expected],
    ['Observed', observed ?? 'nothing'],
    ['Detail', detail],
    ['Reason', reason],
    ['Source', source],
    ['Note', note],
  ]
  return facts
    .filter(([, value]) => value !== '')
    .map((fact) => fact.join(': '))
    .join('\n')
}

function totals(cases: readonly SheetCase[]) {
  const verdicts = cases.map(verdictOf)
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  }
}

const lines = (parts: readonly string[]) => `\n${parts.join('\n')}\n`
