import type { Fault, InspectedToken } from '../../shared/jws/inspect.ts'
import type { Signer } from '../../shared/lab/schemas.ts'
import { verdictOf } from '../../shared/validity/verdict.ts'
import type { Detection } from './detection.ts'
import { isRight } from './detection-words.ts'

/** What a strict verifier would say of a token at a moment. */
export interface TokenVerdict {
  readonly accepted: boolean
  /** Why not, in the order in which a verifier comes to them: form, signature, times. */
  readonly reasons: readonly string[]
  /** What the verdict leaves open, or what is known beside it. */
  readonly remark: { readonly tone: 'ok' | 'warning' | 'neutral'; readonly text: string } | null
}

/** Faults that a verifier may live with: readers differ on them, or read the token all the same. */
const livable = /-(?:leftover-bits|duplicate-names|number-inexact|lone-surrogate)$/

/** Whether a fault of the form alone makes no verifier refuse the token. */
export function isLivable({ code }: Fault, { header }: Pick<InspectedToken, 'header'>): boolean {
  // What signs with other than HMAC gives other lengths.
  if (code === 'signature-length') return !/^HS(?:256|384|512)$/.test(algorithmIn(header) ?? '')
  return livable.test(code)
}

/**
 * Judges a token at the moment `moment` with a tolerance of `leeway`, both in seconds. The signature counts as far as it
 * was looked for.
 */
export function judgeInspected(
  inspected: InspectedToken,
  moment: number,
  leeway: number,
  detection: Detection,
): TokenVerdict {
  const form = inspected.faults.filter((fault) => !isLivable(fault, inspected)).map(({ message }) => message)
  const signer = detection.state === 'done' ? detection.signer : null
  // Of a payload that can't be read the form says all there is to say.
  const times = isObject(inspected.claims) ? verdictOf(inspected.claims, moment, leeway).reasons : []
  const reasons = [
    ...form,
    ...reasonsOfAlgorithm(inspected.header, form),
    ...(signer === null ? [] : reasonsOfSigner(signer, algorithmIn(inspected.header))),
    ...times.map(({ message }) => message),
  ]
  return { accepted: reasons.length === 0, reasons, remark: remarkOn(detection) }
}

/** The algorithm that the header names; null where it names none. */
export function algorithmIn(header: unknown): string | null {
  return isObject(header) && typeof header.alg === 'string' ? header.alg : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function reasonsOfAlgorithm(header: unknown, form: readonly string[]): string[] {
  if (algorithmIn(header)?.toLowerCase() !== 'none' || form.some((reason) => /not signed/.test(reason)))
    return []
  return ['The algorithm is “none”: nobody signed it.']
}

function reasonsOfSigner({ variant, algorithm }: Signer, named: string | null): string[] {
  // That it is not signed is a fault of its form, and said there.
  if (algorithm === 'none') return []
  return [
    ...(variant === 'right' ? [] : ['The signature fits no key as it is, but one with a mistake in it.']),
    ...(named === null || named === algorithm
      ? []
      : [`It is signed with ${algorithm}, and the header says ${named}.`]),
  ]
}

function remarkOn(detection: Detection): TokenVerdict['remark'] {
  if (detection.state !== 'done') return { tone: 'neutral', text: 'The signature was not checked.' }
  const { signer } = detection
  if (signer === null)
    return { tone: 'warning', text: 'No key that was tried fits the signature: who signed it is not known.' }
  return { tone: isRight(signer) ? 'ok' : 'warning', text: signer.sentence }
}
