import { RoompassError } from '../../shared/errors.ts'
import type { HttpAnswer } from './http.ts'

/** The platform understood the question, and said no. */
export class PlatformRefused extends RoompassError {
  /** Of its answer. */
  readonly status: number

  constructor(status: number, message: string) {
    super('platform-refused', message)
    this.status = status
  }
}

/**
 * What is wrong with just this question, by the status codes of RFC 9110, 15.5: it can't be read, is in conflict with
 * something, is too large or says what can't be. Others are about the key, the address or the platform itself, and so meet
 * every question.
 */
const ofThisQuestion = [400, 409, 413, 422]

/** Whether the platform may well answer the same question with other values. */
export function isAboutValues(error: RoompassError): boolean {
  return error instanceof PlatformRefused && ofThisQuestion.includes(error.status)
}

/**
 * The failure that an answer with a status of 400 or more is, with the platform's own words behind it.
 *
 * @param credentials what the question went out with, behind "this", such as `team id with this key`
 */
export function refusalOf(
  { status, words }: Pick<HttpAnswer, 'status' | 'words'>,
  credentials: string,
): RoompassError {
  const said = words === null ? '' : ` The platform says: “${words}”`
  const message = `${sentenceFor(status, credentials)}${said}`
  return status >= 500
    ? new RoompassError('platform-unavailable', message)
    : new PlatformRefused(status, message)
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
