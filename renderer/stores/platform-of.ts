import { platforms } from '../../shared/platforms/index.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import type { Profile } from '../../shared/schemas.ts'

/** The platform on which a profile is an account. */
export function platformOf(profile: Pick<Profile, 'platform'>): Platform {
  return platforms[profile.platform]
}
