import type { InspectedToken } from '../../shared/jws/inspect.ts'
import { countOf } from '../view/count-of.ts'
import { algorithmIn } from './token-verdict.ts'

/** What there is to say of a signature before any key is tried. */
export interface SignatureFacts {
  /** As the header names it. */
  readonly algorithm: string | null
  /** How many bytes it has, in words. */
  readonly bytes: string
  /** False where there is no signature, or nothing that one would be of. */
  readonly canBeTried: boolean
}

/** The lengths of an HMAC (RFC 7518, 3.2). */
const lengths: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 }

export function signatureFacts({
  header,
  partialHeader,
  parts,
  byteLengths,
}: InspectedToken): SignatureFacts {
  const algorithm = algorithmIn(header ?? partialHeader)
  const part = parts[2]
  const canBeTried = parts.length >= 2
  if (part === undefined) return { algorithm, bytes: 'no signature part', canBeTried }
  if (part === '') return { algorithm, bytes: '0: the signature is empty', canBeTried }
  const bytes = byteLengths.signature
  if (bytes === null) return { algorithm, bytes: 'unknown: it is not base64url', canBeTried }
  return { algorithm, bytes: lengthWords(bytes, algorithm), canBeTried }
}

function lengthWords(bytes: number, algorithm: string | null): string {
  const wanted = algorithm === null ? undefined : lengths[algorithm]
  if (wanted === undefined) return countOf(bytes, 'byte')
  return bytes === wanted ? `${bytes}, as ${algorithm} gives` : `${bytes}, where ${algorithm} gives ${wanted}`
}
