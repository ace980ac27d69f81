import { RoompassError } from '../../../shared/errors.ts'

/**
 * A zone that this runtime does not know would fail later, with an error for nobody.
 *
 * @throws RoompassError `bad-request`
 */
export function knownTimeZone(timeZone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return timeZone
  } catch {
    throw new RoompassError('bad-request', 'The time zone is not known. Check the date settings.', 'timeZone')
  }
}
