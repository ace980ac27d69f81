import type { Finding, KeyEncoding } from '../schemas.ts'

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

/** Tab, the line ends, and the space. */
const isBlank = (byte: number | undefined) =>
  byte !== undefined && ((byte >= 0x09 && byte <= 0x0d) || byte === 0x20)

/**
 * What there is to say of a key as it came in. White space around a key that is text is part of it, and mostly came
 * along when it was copied: then nothing that it signs is accepted. In the other encodings it is refused before.
 */
export function findingsForKeyText(raw: Uint8Array, encoding: KeyEncoding): Finding[] {
  if (encoding !== 'text' || (!isBlank(raw[0]) && !isBlank(raw.at(-1)))) return []
  return [
    {
      level: 'warning',
      code: 'key-spaces',
      field: null,
      message:
        'The key begins or ends with a space or a line end, which is now part of it: if the dashboard shows none, ' +
        'remove this key and copy it again without.',
      source: 'RFC 2104, 2: every byte of the key counts',
    },
  ]
}
