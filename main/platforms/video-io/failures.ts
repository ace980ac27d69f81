import { RoompassError } from '../../../shared/errors.ts'
import type { HttpAnswer } from '../http.ts'
import { refusalOf } from '../refusals.ts'

const compare =
  'compare it with the API TOKEN at dashboard.video.io, under Apps, Your App, and the endpoint generation with your server code.'

export const tokenRefused = `The platform does not accept the API token: ${compare}`

export const tokenNotSendable =
  "The API token has a character that can't be sent, such as a space or a letter with an accent: copy it again at dashboard.video.io, under Apps, Your App."

/** Whether a status says that the API token is not accepted. Which of the two the platform gives is not documented. */
export const isTokenRefused = ({ status }: Pick<HttpAnswer, 'status'>) => status === 401 || status === 403

/** The failure that an answer with a status of 400 or more is. */
export function refusal(answer: Pick<HttpAnswer, 'status' | 'words'>): RoompassError {
  if (isTokenRefused(answer)) return refused(tokenRefused, answer.words)
  if (answer.status === 404 || answer.status === 405) return refused(nothingThere, answer.words)
  return refusalOf(answer, 'API token')
}

const nothingThere =
  'Nothing at this address gives sessions: check the endpoint generation and the API address of the profile.'

/** The platform said no, with its own words behind it where they may be repeated. */
export function refused(message: string, words: string | null): RoompassError {
  const said = words === null ? '' : ` The platform says: “${words}”`
  return new RoompassError('platform-refused', `${message}${said}`)
}
