import { RoompassError } from '../../../shared/errors.ts'
import type { AnswerRule, Endpoint } from '../../../shared/lab/schemas.ts'
import type { Profile } from '../../../shared/schemas.ts'
import { excerpt } from '../../../shared/text/excerpt.ts'
import { readJsonPath } from './json-path.ts'

/** What would change where a request ends, so that the next one over the same connection is not what it seems. */
const framing = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'expect'])

/**
 * An endpoint that can be asked.
 *
 * @throws RoompassError `bad-request`: there is none, nobody confirmed its host, or it can't be sent or judged so
 */
export function expectEndpoint(
  endpoint: Endpoint | null,
  origin: string | null,
  profile: Profile,
): { readonly endpoint: Endpoint; readonly origin: string } {
  if (endpoint === null) {
    throw refused(`The profile “${excerpt(profile.name)}” names no endpoint to run against: set one first.`)
  }
  if (origin === null) {
    throw refused('Nobody has confirmed the host of the endpoint: save the endpoint again.')
  }
  const framed = endpoint.headers.find(({ name }) => framing.has(name.toLowerCase()))
  if (framed !== undefined) {
    throw refused(
      `The header “${framed.name}” comes from the connection itself: take it out of the endpoint.`,
    )
  }
  for (const rule of [endpoint.accepted, endpoint.nameScreen]) {
    if (rule !== null) expectRule(rule)
  }
  return { endpoint, origin }
}

function expectRule(rule: AnswerRule): void {
  if (rule.by === 'json' && readJsonPath(rule.path) === null) {
    throw refused(
      `“${excerpt(rule.path)}” is no path into JSON: write one such as data.items[0].ok into the endpoint's rule.`,
    )
  }
}

const refused = (message: string) => new RoompassError('bad-request', message)
