import { RoompassError } from '../../shared/errors.ts'
import type { HttpAnswer } from './http.ts'

/** The failure that an answer with a status of 400 or more is, with the platform's own words behind it. */
export function refusalOf({ status, words }: Pick<HttpAnswer, 'status' | 'words'>): RoompassError {
  const code = status >= 500 ? 'platform-unavailable' : 'platform-refused'
  const said = words === null ? '' : ` The platform says: “${words}”`
  return new RoompassError(code, `${sentenceFor(status)}${said}`)
}

function sentenceFor(status: number): string {
  if (status === 401) {
    return 'The platform does not accept this team id with this key (401): Check, in the profile, says which of them is wrong.'
  }
  if (status === 403) return 'The platform accepts the key, but does not allow this question (403).'
  if (status === 404)
    return 'The platform does not have what was asked for (404): check the room, and the API address.'
  if (status >= 500) return `The platform has a fault of its own (${status}): try again later.`
  return `The platform refused the question (${status}).`
}
