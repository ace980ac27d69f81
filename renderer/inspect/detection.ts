import type { Response } from '../../shared/contract.ts'
import type { KeyEncoding } from '../../shared/schemas.ts'
import { call } from '../bridge.ts'

/** How far the search for the key of a token is. `typed`: with a key that was typed, and not with those that are stored. */
export type Detection =
  | { readonly state: 'idle' }
  | { readonly state: 'asking'; readonly isTyped: boolean }
  | ({ readonly state: 'done'; readonly isTyped: boolean } & Response<'tokens.detect'>)
  | { readonly state: 'failed'; readonly isTyped: boolean; readonly message: string }

export const notDetected: Detection = { state: 'idle' }

/**
 * Has main try the stored keys, or one that was typed, on a token. Null where the person said no.
 *
 * @param typed take it out of its field with this very call, so that it stands nowhere else while it is tried
 */
export async function detect(
  token: string,
  typed: { readonly secret: string; readonly encoding: KeyEncoding } | null,
): Promise<Detection | null> {
  const isTyped = typed !== null
  const result = await call('tokens.detect', { token, typed })
  if (result.ok) return { state: 'done', isTyped, ...result.value }
  return result.code === 'cancelled' ? null : { state: 'failed', isTyped, message: result.message }
}
