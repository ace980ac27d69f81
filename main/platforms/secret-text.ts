import { RoompassError } from '../../shared/errors.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { PlatformId } from '../../shared/schemas.ts'
import type { Account, Filling } from './platform.ts'

/**
 * The secret as the text that a header takes: visible ASCII alone.
 *
 * @throws RoompassError `key-unreadable`
 */
export function secretFilling(
  platform: PlatformId,
  { secret }: Pick<Account, 'secret'>,
): Filling & { readonly from: 'secret' } {
  const isPlain = secret.length > 0 && secret.every((byte) => byte > 0x20 && byte < 0x7f)
  if (isPlain) return { text: Buffer.from(secret).toString('latin1'), from: 'secret' }
  const { label } = platforms[platform].secret
  throw new RoompassError(
    'key-unreadable',
    `The ${label} has a character that can't stand in a request, such as a space or a letter with an accent: check it under Profiles.`,
  )
}

/** What stands behind the scheme of an authorization header. */
export const credentialsOf = (header: string): Filling => ({
  text: header.slice(header.indexOf(' ') + 1),
  from: 'secret',
})
