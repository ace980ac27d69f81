import type { Finding } from '../schemas.ts'

/** Length of a SHA-256 output, in bytes. */
const enoughForHs256 = 32

/**
 * What there is to say of a signing key for HS256, by its decoded length in bytes: a shorter key than the hash is
 * a warning, never a refusal, because the platform decides which keys it gives out (RFC 7518, 3.2).
 */
export function findingsForKey(bytes: number): Finding[] {
  if (bytes >= enoughForHs256) return []
  return [
    {
      level: 'warning',
      code: 'key-short',
      field: null,
      message:
        `The key has ${bytes} ${bytes === 1 ? 'byte' : 'bytes'}; with fewer than 32, the length of a SHA-256 hash, ` +
        'whoever holds a token can guess it more easily and some verifiers refuse it: check that it is whole.',
      source: 'RFC 7518, 3.2',
    },
  ]
}
