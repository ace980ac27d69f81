import { formatLocal, formatRelative } from '../../shared/validity/human.ts'
import type { CheckedToken } from '../tokens/check.ts'
import type { Reason } from '../tokens/verify.ts'
import { list, toJson, visible } from './text.ts'

/** What `inspect --json` prints. */
export function checkedJson({ header, claims, signature, verdict, faults }: CheckedToken) {
  return { header, claims, signature, verdict, faults }
}

/** The same for a person to read, judged at `at` (epoch seconds). */
export function checkedSummary(checked: CheckedToken, at: number, timeZone: string): string {
  const { header, claims, verdict, faults } = checked
  return [
    `${verdict.accepted ? 'Accepted' : 'Not accepted'} at ${formatLocal(at, timeZone)}`,
    ...reasonLines(verdict.reasons),
    `Signature: ${signatureText(checked)}`,
    ...timeLines(claims, at, timeZone),
    ...(faults.length === 0 ? [] : ['Faults:', ...reasonLines(faults)]),
    `Header: ${header === null ? '(not readable)' : toJson(header)}`,
    `Claims: ${claims === null ? '(not readable)' : toJson(claims)}`,
  ].join('\n')
}

const reasonLines = (reasons: readonly Reason[]) =>
  reasons.map(({ code, message }) => `  - ${visible(message)} (${visible(code)})`)

function signatureText({ signature, signedWith }: CheckedToken): string {
  switch (signature) {
    case 'valid':
      return `valid, signed with ${visible(signedWith ?? '')}`
    case 'invalid':
      return 'invalid'
    case 'not-checked':
      return 'not checked, as no key was given'
  }
}

function timeLines(claims: unknown, at: number, timeZone: string): readonly string[] {
  const times = Object.entries(typeof claims === 'object' && claims !== null ? claims : {})
  const named = { iat: 'Issued', nbf: 'Valid from', exp: 'Valid until' } as const
  const lines = (Object.keys(named) as (keyof typeof named)[]).flatMap((claim) =>
    times
      .filter(([name, value]) => name === claim && typeof value === 'number')
      .map(
        ([, value]) =>
          [
            named[claim],
            `${formatLocal(Number(value), timeZone)} (${formatRelative(Number(value), at)})`,
          ] as const,
      ),
  )
  return lines.length === 0 ? [] : list(lines).split('\n')
}
