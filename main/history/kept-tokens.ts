import type { Origin, Settings } from '../../shared/schemas.ts'

/**
 * What is written of a token: its text, or nothing where the setting is `never`. A crafted token is the person's own
 * test material, and always kept.
 */
export function writtenToken(
  { keepTokens }: Pick<Settings, 'keepTokens'>,
  { origin, token }: { readonly origin: Origin; readonly token: string },
): string {
  return keepTokens === 'never' && origin !== 'crafted' ? '' : token
}
