import type { Profile, SigningKey } from './schemas.ts'

/** The key of a profile that signs, or null where it has none. */
export function currentKeyOf({ keys }: Pick<Profile, 'keys'>): SigningKey | null {
  return keys.find(({ status }) => status === 'current') ?? null
}
