import { RoompassError } from '../../shared/errors.ts'

/**
 * The address to hand to the system's browser: the link after parsing, written out again, so that nothing is opened
 * that the parser did not understand.
 *
 * @throws RoompassError `failed` for anything but https, and for an address with a user name or password
 */
export function browserAddress(link: string): string {
  const url = URL.parse(link)
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new RoompassError(
      'failed',
      'The link is not an https address, so it was not opened. Check the profile.',
    )
  }
  return url.href
}
