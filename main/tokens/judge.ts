import { type InspectedToken, inspectToken } from '../../shared/jws/inspect.ts'
import { verdictOf } from '../../shared/validity/verdict.ts'
import { decodeObject } from './compact.ts'
import { type Reason, verifyHmac } from './verify.ts'

/** A key to try, under the name by which people know it. */
export interface NamedKey {
  readonly name: string
  readonly secret: Uint8Array
}

/** When a token is judged, in epoch seconds, and how many seconds clocks may differ. */
export interface Moment {
  readonly now: number
  readonly leeway: number
}

/** What is to be thought of a token at a moment. */
export interface Judgement {
  readonly signature: 'valid' | 'invalid' | 'not-checked'
  /** The name of the key that fits; null where none does or none was tried. */
  readonly signedWith: string | null
  readonly verdict: { readonly accepted: boolean; readonly reasons: readonly Reason[] }
}

/**
 * Judges a token: its times (RFC 7519, 4.1.4 and 4.1.5) and, where keys are given, its signature with the first of them
 * that fits; HS256 alone is accepted. It accepts exactly what jose's `jwtVerify` accepts with one of the keys. Without
 * keys the times alone decide, of what has the form of a token (RFC 7519, 7.2). Never throws.
 *
 * @param inspected of this token; of another one it is not looked at unless no key fits
 */
export function judgeToken(
  token: string,
  keys: readonly NamedKey[] | null,
  moment: Moment,
  inspected: InspectedToken = inspectToken(token),
): Judgement {
  if (keys === null) {
    const { header, parts, claims } = inspected
    const wellFormed = parts.length === 3 && isRecord(header)
    return judged('not-checked', null, [
      ...(wellFormed ? [] : [notAToken]),
      ...reasonsOfTimes(claims, moment),
    ])
  }
  const { signedWith, reasons } = checkSignature(token, keys)
  if (signedWith === null) {
    return judged('invalid', null, [...reasons, ...reasonsOfTimes(inspected.claims, moment)])
  }
  // What a verifier reads, and not what can be made out of it; where nothing is wrong, that is the same.
  const isSound = inspected.token === token && inspected.faults.length === 0
  const claims = isSound ? inspected.claims : decodeObject(token.split('.', 2)[1] ?? '')
  return judged('valid', signedWith, reasonsOfTimes(claims, moment))
}

function judged(
  signature: Judgement['signature'],
  signedWith: string | null,
  reasons: readonly Reason[],
): Judgement {
  return { signature, signedWith, verdict: { accepted: reasons.length === 0, reasons } }
}

const reasonsOfTimes = (claims: unknown, { now, leeway }: Moment) => verdictOf(claims, now, leeway).reasons

const notAToken: Reason = {
  code: 'not-a-token',
  message: 'It does not have the form of a token: three parts, the first of them a readable header.',
}

function checkSignature(
  token: string,
  keys: readonly NamedKey[],
): { readonly signedWith: string | null; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = []
  for (const { name, secret } of keys) {
    const check = verifyHmac(token, secret, ['HS256'])
    if (check.valid) return { signedWith: name, reasons: [] }
    reasons.push(check.reason)
  }
  return { signedWith: null, reasons: reasons.slice(0, 1) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
