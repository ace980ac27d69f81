import { signHs256 } from '../tokens/sign.ts'
import type { IssuingPlatform } from './platform.ts'

/**
 * Digital Samba: tokens are signed here with the team's developer key and HS256
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/create).
 */
export const digitalSamba: IssuingPlatform = {
  issue: async ({ claims, secret }) => ({ ...(await signHs256(claims, secret)), claims, origin: 'signed' }),
}
