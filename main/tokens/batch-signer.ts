import { createHmac, type KeyObject } from 'node:crypto'
import type { Claims } from '../../shared/schemas.ts'

/** The header of every token that is signed here in the usual way, as `signHs256` has it. */
export const usualHeader = { alg: 'HS256', typ: 'JWT' } as const satisfies Claims

const signedHead = `${Buffer.from(JSON.stringify(usualHeader)).toString('base64url')}.`

/**
 * Signs the claims of many tokens with one key: HMAC SHA-256 (RFC 7518, 3.2) under the usual header, byte for byte as
 * `signHs256` signs them one by one. Node keeps the key ready, so nothing of it is prepared again for each token.
 *
 * @returns what gives the compact token (RFC 7515, 7.1) of claims as JSON text
 * @throws where the key is empty, as jose does
 */
export function createBatchSigner(key: KeyObject): (claimsText: string) => string {
  if (key.type !== 'secret' || key.symmetricKeySize === 0)
    throw new TypeError('A key to sign with has bytes.')
  return (claimsText) => {
    const signed = signedHead + Buffer.from(claimsText).toString('base64url')
    return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`
  }
}
