import { platforms } from '../../shared/platforms/index.ts'
import type { PlatformId, Profile } from '../../shared/schemas.ts'
import type { Looked } from './inspect-store.ts'
import type { Reading } from './read-token.ts'

/** The longest text that the Lab takes, in UTF-16 units. */
const longestInLab = 200_000

/** Why a token can't be opened in the Lab; null where it can. */
export function labObstacle({ inspected: { headerText, payloadText } }: Reading): string | null {
  if (headerText === null && payloadText === null) return 'Neither header nor payload could be read.'
  const longest = Math.max(headerText?.length ?? 0, payloadText?.length ?? 0)
  return longest > longestInLab ? 'It is too long for the Lab, which takes 200,000 characters.' : null
}

/** The platform and the profile that a token is most likely of: what was chosen, what it looks like, whose account it names. */
export function choiceToKeep(
  { platform: choice }: Pick<Looked, 'platform'>,
  { guess, claims, kind }: Pick<Reading, 'guess' | 'claims' | 'kind'>,
  profiles: readonly Profile[],
): { readonly platform: PlatformId; readonly profileId: string | null } {
  const platform = (choice === 'auto' || choice === 'none' ? guess : choice) ?? likeliest(kind, profiles)
  const account = platforms[platform].accountIdIn(claims)
  const same = profiles.find(
    (profile) =>
      profile.platform === platform &&
      account !== null &&
      platforms[platform].accountId(profile.settings) === account,
  )
  return { platform, profileId: same?.id ?? null }
}

/** Only a platform that makes its tokens itself has any that say nothing. */
function likeliest(kind: Reading['kind'], profiles: readonly Profile[]): PlatformId {
  const fetched = profiles.find(({ platform }) => !platforms[platform].secret.signs)
  return kind === 'opaque' ? (fetched?.platform ?? 'dolby') : 'digital-samba'
}
