import { formatUtc } from './human.ts'

type ReasonCode =
  | 'claims-unreadable'
  | 'exp-not-a-number'
  | 'nbf-not-a-number'
  | 'iat-not-a-number'
  | 'expired'
  | 'not-yet-valid'

export interface Reason {
  readonly code: ReasonCode
  /** One sentence. */
  readonly message: string
}

/** What a verifier says of a token's times at a moment. */
export interface Verdict {
  readonly accepted: boolean
  /** Why not; empty where it is accepted. */
  readonly reasons: readonly Reason[]
}

/**
 * Judges the times of a token's claims at the moment `now`, with a tolerance of `leeway`, both in seconds. Refused
 * are: now at or after `exp` (RFC 7519, 4.1.4), now before `nbf` (4.1.5), and a time that is not a number (2,
 * NumericDate; fractions are numbers, and so is one that no double can hold). A future `iat` is no reason, as the RFC
 * asks nothing of it. Takes whatever was decoded, and never throws.
 */
export function verdictOf(claims: unknown, now: number, leeway = 0): Verdict {
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) {
    return refusedFor([{ code: 'claims-unreadable', message: 'The token has no readable claims.' }])
  }
  const { exp, nbf, iat } = claims as Record<string, unknown>
  return refusedFor([
    ...reasonsOfEnd(exp, now, leeway),
    ...reasonsOfStart(nbf, now, leeway),
    ...reasonsOfIssue(iat),
  ])
}

function refusedFor(reasons: Reason[]): Verdict {
  return { accepted: reasons.length === 0, reasons }
}

function reasonsOfEnd(exp: unknown, now: number, leeway: number): Reason[] {
  if (exp === undefined) return []
  if (!isNumber(exp)) return [notANumber('exp')]
  if (exp > now - leeway) return []
  return [{ code: 'expired', message: `It expired at ${timeOf(exp)}.` }]
}

function reasonsOfStart(nbf: unknown, now: number, leeway: number): Reason[] {
  if (nbf === undefined) return []
  if (!isNumber(nbf)) return [notANumber('nbf')]
  if (nbf <= now + leeway) return []
  return [{ code: 'not-yet-valid', message: `It is not valid before ${timeOf(nbf)}.` }]
}

function reasonsOfIssue(iat: unknown): Reason[] {
  return iat === undefined || isNumber(iat) ? [] : [notANumber('iat')]
}

function notANumber(name: 'exp' | 'nbf' | 'iat'): Reason {
  return {
    code: `${name}-not-a-number`,
    message: `The claim ${name} is not a number of seconds, which the time claims have to be (RFC 7519, 2).`,
  }
}

/** A number such as `1e400` is read as infinite. */
const timeOf = (epoch: number) => (Number.isFinite(epoch) ? formatUtc(epoch) : 'a time without end')

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(value)
}
