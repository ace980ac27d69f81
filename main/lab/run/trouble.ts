import type { Observation } from './observation.ts'

/** Why a row has no answer, in one sentence. */
export const trouble = (detail: string): Observation => ({ observed: 'error', detail })

export const noLink = () =>
  trouble('Nothing leads to the room with this token, so {link} of the endpoint can not be filled in.')

/** @param name of the header */
export const unsendableHeader = (name: string) =>
  trouble(
    `Not sent: the header “${name}” can't hold this token, since a header has no line ends and only characters of Latin-1.`,
  )

export const unsendableBody = () =>
  trouble('Not sent: half a surrogate pair can not be written in UTF-8, so the body can not hold this token.')

export const elsewhere = (origin: string) =>
  trouble(`Not sent: with this token the address would lead somewhere else than to ${origin}.`)

export const tooSlow = (host: string, seconds: number) =>
  trouble(`${host} did not answer within ${seconds} s.`)

/** The connection went before the answer was complete. */
export const cutOff = (host: string) =>
  trouble(`The connection to ${host} broke off before the answer was complete.`)

/** Why no answer came, from the error of Node's own. Its text is not used: it may tell of the request. */
export function unreached(error: unknown, host: string): Observation {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code)) {
    return trouble(`There is no host named ${host}, or the network is down.`)
  }
  if (code === 'ECONNREFUSED') return trouble(`${host} does not take connections.`)
  if (/^(ECONNRESET|EPIPE)$/.test(code)) return trouble(`${host} cut the connection before it answered.`)
  if (/CERT|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return trouble(`The certificate of ${host} can't be trusted, so nothing was sent.`)
  }
  if (/^HPE_|SSL|TLS|EPROTO/.test(code)) return trouble(`${host} does not answer as a web server does.`)
  return trouble(`${host} can't be reached.`)
}
