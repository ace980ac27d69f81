import { createHmac } from 'node:crypto'

/**
 * How a key is known to people: the first 8 hex digits of HMAC-SHA256 under a random key of this installation, as
 * `5f2c·a91e`. Equal keys have equal fingerprints here; who has no access to the keychain can't test guesses.
 *
 * @param fingerprintKey 32 random bytes
 */
export function fingerprintOf(secret: Uint8Array, fingerprintKey: Uint8Array): string {
  const digits = createHmac('sha256', fingerprintKey).update(secret).digest('hex')
  return `${digits.slice(0, 4)}·${digits.slice(4, 8)}`
}
