import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'

/** The label of a key for which none was given: the platform's own word for it. */
export function usualKeyLabel({ platform }: Pick<Profile, 'platform'>): string {
  return platforms[platform].secret.label
}
