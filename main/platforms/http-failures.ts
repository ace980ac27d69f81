import { RoompassError } from '../../shared/errors.ts'

/** A question that was ended before it had an answer. */
export function cancelled(): RoompassError {
  return new RoompassError('cancelled', 'The platform is no longer being asked.')
}

export const tooSlow = (host: string, seconds: number) =>
  unavailable(`${host} did not answer within ${seconds} s: try again later.`)

export const tooLarge = (host: string, bytes: number) =>
  unavailable(
    `The answer of ${host} is larger than ${Math.floor(bytes / 1024 / 1024)} MB and was not read: check the API address.`,
  )

export const cutOff = (host: string) =>
  unavailable(`The connection to ${host} broke off before the answer was complete: try again.`)

export const notJson = (host: string) =>
  unavailable(
    `The answer of ${host} is not JSON, so it is not the platform's: check the API address and the network's sign-in page.`,
  )

/** An answer that is JSON and says something else than the platform's document. */
export const notAsDocumented = () =>
  unavailable("The platform's answer is not as its documents say: check the API address, or try again later.")

/** `target` names a host and nothing else of the address, which may hold what is not for everybody. */
export const redirected = (target: string) =>
  unavailable(
    `The platform answered with a redirect to ${target}, which is not followed, because the key must not go there: check the API address.`,
  )

/** Why no answer came, from the error of Node's own. Its text is not used: it may tell of the request. */
export function unreached(error: NodeJS.ErrnoException, host: string): RoompassError {
  const code = error.code ?? ''
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) {
    return unavailable(`There is no host named ${host}, or the network is down: check both.`)
  }
  if (code === 'ECONNREFUSED') {
    return unavailable(`${host} does not take connections: check the API address, or try again later.`)
  }
  if (/^(ECONNRESET|EPIPE)$/.test(code)) {
    return unavailable(`${host} cut the connection before it answered: try again.`)
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return unavailable(
      `The certificate of ${host} can't be trusted, so the key was not sent: check the API address and this computer's clock.`,
    )
  }
  if (/^HPE_|SSL|TLS|EPROTO/.test(code)) {
    return unavailable(`${host} does not answer as a web server does: check the API address.`)
  }
  return unavailable(`${host} can't be reached: check the network and the API address.`)
}

function unavailable(message: string): RoompassError {
  return new RoompassError('platform-unavailable', message)
}
