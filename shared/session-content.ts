import type { Platform } from './platforms/platform.ts'
import type { Claims, Session } from './schemas.ts'

/** What a session was issued from: what the platform was asked for where it made the token, else the token's claims. */
export function contentOf({ asked, claims }: Pick<Session, 'asked' | 'claims'>): Claims {
  return asked ?? claims
}

/** What a platform is asked for, apart from what the client gives to its SDK; null where there is none of that. */
export interface ContentParts {
  readonly asked: Claims
  readonly givenToSdk: Claims | null
}

/** Both parts of what `claimsFor` gives, each in its order. */
export function contentParts(
  { givenToSdk = [] }: Pick<Platform, 'givenToSdk'>,
  content: Claims,
): ContentParts {
  const entries = Object.entries(content)
  const isGiven = ([name]: (typeof entries)[number]) => givenToSdk.includes(name)
  const given = entries.filter(isGiven)
  return {
    asked: Object.fromEntries(entries.filter((entry) => !isGiven(entry))),
    givenToSdk: given.length === 0 ? null : Object.fromEntries(given),
  }
}
