import type { Platform } from '../../shared/platforms/platform.ts'
import type { Profile } from '../../shared/schemas.ts'
import { wrongUsage } from './arguments.ts'

/** How a platform calls things within a sentence. */
export function words({ secret }: Pick<Platform, 'secret'>): { readonly secret: string } {
  return { secret: withinSentence(secret.label) }
}

/** `Developer key` is `developer key` within a sentence; `API token` stays. */
function withinSentence(label: string): string {
  const isWord = /^\p{Lu}(?!\p{Lu})/u.test(label)
  return isWord ? label.charAt(0).toLowerCase() + label.slice(1) : label
}

/**
 * An account from which sessions can have a join link.
 *
 * @throws RoompassError `bad-request`: what is missing for one, or that the platform has none
 */
export function expectLinks(
  platform: Pick<Platform, 'name' | 'profileFields' | 'linkHost'>,
  settings: Profile['settings'],
): void {
  if (platform.linkHost(settings) !== null) return
  const needed = platform.profileFields.find(
    ({ name, placeholder }) => platform.linkHost({ ...settings, [name]: placeholder }) !== null,
  )
  throw wrongUsage(
    needed === undefined
      ? `${platform.name} has no join link: ask for the token with --token.`
      : `A join link needs a usable ${withinSentence(needed.label)}: give it with --${needed.option} or in the profile.`,
  )
}
