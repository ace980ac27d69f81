import { RoompassError } from '../../shared/errors.ts'
import type { HttpAnswer } from './http.ts'

/**
 * The failure that an answer with a status of 400 or more is, with the platform's own words behind it.
 *
 * @param credentials what the question went out with, behind "this", such as `team id with this key`
 */
export function refusalOf(
  { status, words }: Pick<HttpAnswer, 'status' | 'words'>,
  credentials: string,
): RoompassError {
  const code = status >= 500 ? 'platform-unavailable' : 'platform-refused'
  const said = words === null ? '' : ` The platform says: “${words}”`
  return new RoompassError(code, `${sentenceFor(status, credentials)}${said}`)
}

function sentenceFor(status: number, credentials: string): string {
  if (status === 401) {
    return `The platform does not accept this ${credentials} (401): Check, in the profile, says what is wrong.`
  }
  if (status === 403) return 'The platform accepts the key, but does not allow this question (403).'
  if (status === 404) {
    return 'The platform does not have what was asked for (404): check the room, and the API address.'
  }
  if (status >= 500) return `The platform has a fault of its own (${status}): try again later.`
  return `The platform refused the question (${status}).`
}
