import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Algorithm } from '../../shared/lab/craft.ts'

/** An algorithm that signs with a secret (RFC 7518, 3.2). */
export type HmacAlgorithm = Exclude<Algorithm, 'none'>

const hashes = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' } as const satisfies Record<
  HmacAlgorithm,
  string
>

/** In the order of their lengths. */
export const hmacAlgorithms: readonly HmacAlgorithm[] = ['HS256', 'HS384', 'HS512']

/** Bytes of a signature. */
export const signatureLengths = { HS256: 32, HS384: 48, HS512: 64 } as const satisfies Record<
  HmacAlgorithm,
  number
>

/** The signature over the bytes of a text, which for a token are ASCII (RFC 7515, 5.1). The key may be empty. */
export function hmac(algorithm: HmacAlgorithm, key: Uint8Array, signed: string): Buffer {
  // As a KeyObject: given bytes, Node takes four times as long for a usual token.
  return createHmac(hashes[algorithm], createSecretKey(key)).update(signed, 'utf8').digest()
}

/** Whether a signature is the one of a key, in a time that does not tell how much of it is. */
export function isSignedBy(
  algorithm: HmacAlgorithm,
  key: Uint8Array,
  signed: string,
  signature: Uint8Array,
): boolean {
  if (signature.length !== signatureLengths[algorithm]) return false
  return timingSafeEqual(hmac(algorithm, key, signed), signature)
}
