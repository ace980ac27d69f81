import type { Fault } from '../../shared/jws/inspect.ts'
import { formatLocal, formatRelative } from '../../shared/validity/human.ts'
import type { CheckedToken } from '../tokens/check.ts'
import type { Detected } from '../tokens/detective.ts'
import type { Moment } from '../tokens/judge.ts'
import type { Reason } from '../tokens/verify.ts'
import { list, toJson, visible } from './text.ts'

/** Everything that `inspect` found out. */
export interface InspectAnswer {
  readonly checked: CheckedToken
  /** Null where it was not asked for. */
  readonly detected: Detected | null
  /** What was taken away around the token, as sentences. */
  readonly cleaned: readonly string[]
}

/** What `inspect --json` prints. */
export function checkedJson({ checked, detected, cleaned }: InspectAnswer) {
  const { header, claims, signature, verdict, faults } = checked
  const answer = { header, claims, signature, verdict, faults, cleaned }
  return detected === null ? answer : { ...answer, detective: detected }
}

/** The same for a person to read, judged at a moment. */
export function checkedSummary(
  { checked, detected }: InspectAnswer,
  { now, leeway }: Moment,
  timeZone: string,
): string {
  const { header, claims, partialHeader, partialClaims, verdict, faults } = checked
  const within = leeway === 0 ? '' : `, with a leeway of ${leeway} s`
  return [
    `${verdict.accepted ? 'Accepted' : 'Not accepted'} at ${formatLocal(now, timeZone)}${within}`,
    ...reasonLines(verdict.reasons),
    `Signature: ${signatureText(checked)}`,
    ...(detected === null ? [] : detectiveLines(detected)),
    ...timeLines(claims, now, timeZone),
    ...(faults.length === 0 ? [] : ['Faults:', ...faults.map(faultLine)]),
    `Header: ${readable(header, partialHeader)}`,
    `Claims: ${readable(claims, partialClaims)}`,
  ].join('\n')
}

/** @param partial what can be made out of it where it can't be read as a whole */
function readable(value: unknown, partial: CheckedToken['partialClaims']): string {
  if (value !== null) return toJson(value)
  return partial === null ? '(not readable)' : `(readable in part) ${toJson(partial)}`
}

const reasonLines = (reasons: readonly Reason[]) =>
  reasons.map(({ code, message }) => `  - ${visible(message)} (${visible(code)})`)

function faultLine({ code, message, segment, at, unit }: Fault): string {
  const place = segment === null || at === null ? '' : `; ${segment}, ${unit} ${at}`
  return `  - ${visible(message)} (${visible(code)}${place})`
}

function detectiveLines({ signer, keys, unread }: Detected): readonly string[] {
  const tried = keys === 1 ? '1 key was tried' : `${keys} keys were tried`
  return [
    `Detective: ${signer === null ? `No key fits; ${tried}.` : visible(signer.sentence)}`,
    ...unread.map((name) => `  - ${visible(name)} was not tried: its secret can not be read.`),
  ]
}

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
