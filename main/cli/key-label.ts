import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'

/**
 * The label of a key for which none was given: the platform's own word for it, with a number where the profile has a
 * key of that label already, so that `inspect` can say which one signed.
 */
export function usualKeyLabel({ platform, keys }: Pick<Profile, 'platform' | 'keys'>): string {
  const { label } = platforms[platform].secret
  const taken = new Set(keys.map((key) => key.label.trim().toLowerCase()))
  const free = (candidate: string) => !taken.has(candidate.toLowerCase())
  if (free(label)) return label
  let number = 2
  while (!free(`${label} ${number}`)) number += 1
  return `${label} ${number}`
}
