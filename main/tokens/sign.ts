import { SignJWT } from 'jose'
import type { Claims } from '../../shared/schemas.ts'

/** A signed token and the header it carries. */
export interface SignedToken {
  readonly header: Claims
  readonly token: string
}

/**
 * Signs claims with HMAC SHA-256 (RFC 7518, 3.2) under the header `{"alg":"HS256","typ":"JWT"}`. The claims are
 * signed in the order given, as compact JSON in UTF-8.
 *
 * @throws when the secret is empty: jose refuses a key of no bytes.
 */
export async function signHs256(claims: Claims, secret: Uint8Array): Promise<SignedToken> {
  const header = { alg: 'HS256', typ: 'JWT' }
  const token = await new SignJWT(claims).setProtectedHeader(header).sign(secret)
  return { header, token }
}
