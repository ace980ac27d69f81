import { assemble, compose } from '../../shared/lab/compose.ts'
import type { Craft } from '../../shared/lab/schemas.ts'
import { hmac } from './hmac.ts'

/**
 * The token of a craft. Signed are exactly the bytes that `compose` shows, with HMAC (RFC 7518, 3.2), whatever the
 * header says; with `none`, nothing is.
 *
 * @param key decoded bytes, of which there may be none; null is the empty key. Not changed.
 */
export function signCraft(craft: Craft, key: Uint8Array | null): string {
  const composed = compose(craft)
  const { algorithm } = craft
  const signature = algorithm === 'none' ? null : hmac(algorithm, key ?? new Uint8Array(), composed.signed)
  return assemble(craft, composed, signature)
}
