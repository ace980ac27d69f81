import { inspectToken } from '../../shared/jws/inspect.ts'
import { verdictOf } from '../../shared/validity/verdict.ts'
import { type Reason, verifyHs256 } from './verify.ts'

/** A key to try, under the name by which people know it. */
export interface NamedKey {
  readonly name: string
  readonly secret: Uint8Array
}

/** What a token says, and what is to be thought of it at a moment. */
export interface CheckedToken {
  /** As decoded; null where it can't be read. */
  readonly header: unknown
  readonly claims: unknown
  readonly signature: 'valid' | 'invalid' | 'not-checked'
  /** The name of the key that fits; null where none does or none was tried. */
  readonly signedWith: string | null
  readonly verdict: { readonly accepted: boolean; readonly reasons: readonly Reason[] }
  /** What is wrong with the token's form. */
  readonly faults: readonly Reason[]
}

/**
 * Decodes a token as far as it goes and judges it at `now` (epoch seconds, no leeway): its times (RFC 7519, 4.1.4
 * and 4.1.5) and, where keys are given, its signature with the first of them that fits. Without a key the times
 * alone decide, of what has the form of a token (RFC 7519, 7.2). Never throws.
 */
export async function checkToken(
  text: string,
  keys: readonly NamedKey[] | null,
  now: number,
): Promise<CheckedToken> {
  const { token, header, claims, parts, faults } = inspectToken(text)
  const signature = keys === null ? uncheckedSignature(header, parts) : await checkSignature(token, keys)
  const reasons = [...signature.reasons, ...verdictOf(claims, now).reasons]
  return {
    header,
    claims,
    signature: signature.state,
    signedWith: signature.signedWith,
    verdict: { accepted: reasons.length === 0, reasons },
    faults,
  }
}

interface CheckedSignature {
  readonly state: CheckedToken['signature']
  readonly signedWith: string | null
  readonly reasons: readonly Reason[]
}

function uncheckedSignature(header: unknown, parts: readonly string[]): CheckedSignature {
  const wellFormed = parts.length === 3 && isRecord(header)
  return { state: 'not-checked', signedWith: null, reasons: wellFormed ? [] : [notAToken] }
}

const notAToken: Reason = {
  code: 'not-a-token',
  message: 'It does not have the form of a token: three parts, the first of them a readable header.',
}

async function checkSignature(token: string, keys: readonly NamedKey[]): Promise<CheckedSignature> {
  const reasons: Reason[] = []
  for (const { name, secret } of keys) {
    const check = await verifyHs256(token, secret)
    if (check.valid) return { state: 'valid', signedWith: name, reasons: [] }
    reasons.push(check.reason)
  }
  return { state: 'invalid', signedWith: null, reasons: reasons.slice(0, 1) }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
