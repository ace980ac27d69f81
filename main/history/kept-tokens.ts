import type { Origin, Settings } from '../../shared/schemas.ts'

/**
 * What is written of a token: its text, or nothing where the setting is `never`. A crafted token is the person's own
 * test material, and always kept; one of a batch that is open may still be needed for what the batch writes.
 */
export function writtenToken(
  { keepTokens }: Pick<Settings, 'keepTokens'>,
  {
    origin,
    token,
    isInOpenBatch = false,
  }: { readonly origin: Origin; readonly token: string; readonly isInOpenBatch?: boolean },
): string {
  return keepTokens === 'never' && origin !== 'crafted' && !isInOpenBatch ? '' : token
}
