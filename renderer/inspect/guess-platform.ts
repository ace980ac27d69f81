import type { Claims, PlatformId } from '../../shared/schemas.ts'

/** What a person says of the platform of a token: a certain one, none, or whichever the claims look like. */
export type PlatformChoice = PlatformId | 'none' | 'auto'

/**
 * The platform that a token looks like, by its claims; null where they look like none. Digital Samba documents `td` and
 * `rd` (https://docs.digitalsamba.com/reference/rest-api/tokens/properties). Of the tokens of Dolby.io and Video.io nothing
 * is documented: they are guessed by what was asked for, where a token repeats it.
 */
export function guessPlatform(claims: Claims): PlatformId | null {
  const has = (name: string) => Object.hasOwn(claims, name)
  if (has('td') || has('rd')) return 'digital-samba'
  if (has('externalId') || has('sessionScope') || claims.iss === 'dolby.io') return 'dolby'
  if (has('identity') && !has('aud')) return 'video-io'
  return null
}

/** Whatever was decoded, as claims; none where it is no object. */
export function claimsIn(value: unknown): Claims {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Claims) : {}
}
