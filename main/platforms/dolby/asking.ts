import { RoompassError } from '../../../shared/errors.ts'
import type { HttpAnswer } from '../http.ts'
import type { Account, PlatformRequest } from '../platform.ts'
import { refusalOf } from '../refusals.ts'

const retired = 'Dolby.io Communications is retired, so it may not answer any more.'

/** The account's own `ask`, which says of a host that does not answer as it should that the platform is retired. */
export async function askOnce(account: Account, request: PlatformRequest): Promise<HttpAnswer> {
  try {
    return await account.ask(request)
  } catch (error) {
    if (!(error instanceof RoompassError) || error.code !== 'platform-unavailable') throw error
    throw new RoompassError(error.code, `${error.message} ${retired}`)
  }
}

/**
 * What an answer says.
 *
 * @param credentials what the question went out with, such as `app key with this app secret`
 * @throws RoompassError for a refusal
 */
export function bodyOf(answer: HttpAnswer, credentials: string): unknown {
  if (answer.status >= 200 && answer.status < 300) return answer.body
  if (answer.status === 404) throw gone()
  throw refusalOf(answer, credentials)
}

function gone(): RoompassError {
  return new RoompassError(
    'platform-refused',
    `The platform does not have what was asked for (404): check the API addresses of the profile. ${retired}`,
  )
}
