import { type Fault, faultAtCharacter } from './fault.ts'

/** In bytes (RFC 7518, 3.2). */
const lengths: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 }

/** Says of a signature's length, in bytes, that the algorithm of the header or any HMAC of RFC 7518 can't have given it. */
export function signatureLengthFaults(algorithm: unknown, length: number): Fault[] {
  const wanted =
    typeof algorithm === 'string' && Object.hasOwn(lengths, algorithm) ? lengths[algorithm] : undefined
  if (wanted === length) return []
  const bytes = length === 1 ? 'one byte' : `${length} bytes`
  if (wanted !== undefined) {
    return [fault(`The signature has ${bytes}; one of ${algorithm} has ${wanted} (RFC 7518, 3.2).`)]
  }
  if (Object.values(lengths).includes(length)) return []
  return [fault(`The signature has ${bytes}, which fits no HMAC: 32, 48 and 64 do (RFC 7518, 3.2).`)]
}

const fault = (message: string) => faultAtCharacter('signature', 'signature-length', message)
