import { inspectToken } from '../../shared/jws/inspect.ts'
import { claimsSchema } from '../../shared/schemas.ts'
import type { IssuedToken } from './platform.ts'

/** What a token says where it is a JWT; nothing where it is opaque. Nobody but the platform can check it. */
export function readToken(token: string): Pick<IssuedToken, 'header' | 'claims'> {
  const { header, claims, parts } = inspectToken(token)
  const readHeader = claimsSchema.safeParse(header)
  const readClaims = claimsSchema.safeParse(claims)
  if (parts.length !== 3 || !readHeader.success || !readClaims.success) return { header: {}, claims: {} }
  return { header: readHeader.data, claims: readClaims.data }
}
