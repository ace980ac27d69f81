import { validateHeaderName, validateHeaderValue } from 'node:http'
import { RoompassError } from '../../shared/errors.ts'
import type { AnswerRule, Endpoint } from '../../shared/lab/schemas.ts'
import { isLoopback } from '../../shared/loopback.ts'
import { excerpt } from '../../shared/text/excerpt.ts'
import { readJsonPath } from './run/json-path.ts'

/** What can stand in an endpoint's address, headers and body. */
const placeholders = /\{(?:link|room|token)\}/g

/**
 * Looks an endpoint over, and gives the one origin that its runs go to, such as `https://example.com`: https, or http to
 * this computer itself, and nothing of a set may stand in it.
 *
 * @throws RoompassError `bad-request`, with the field
 */
export function originOfEndpoint(endpoint: Endpoint): string {
  const origin = originOf(endpoint.url)
  for (const header of endpoint.headers) checkHeader(header)
  checkRule(endpoint.accepted, 'accepted')
  if (endpoint.nameScreen !== null) checkRule(endpoint.nameScreen, 'nameScreen')
  return origin
}

function originOf(template: string): string {
  if (/[\s\p{Cc}\\]/u.test(template)) {
    throw wrongUrl(
      'The address holds a space, a line end or a backslash: write it as it stands in a browser.',
    )
  }
  const [, scheme, authority] = /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)/i.exec(template) ?? []
  if (scheme === undefined || authority === undefined) {
    throw wrongUrl('The address has to begin with https:// and a host, as in https://example.com{link}.')
  }
  // A link's path begins with a slash, so that it may follow the host at once.
  const host = authority.endsWith('{link}') ? authority.slice(0, -'{link}'.length) : authority
  if (/[{}]/.test(host)) {
    throw wrongUrl('The host of the address is one that you confirm, so no placeholder can be part of it.')
  }
  checkPlaceholders(template)
  if (host.includes('@')) {
    throw wrongUrl('The address holds a user name or a password: send them in a header instead.')
  }
  const example = template.replaceAll('{link}', '/x').replaceAll('{room}', 'x').replaceAll('{token}', 'x')
  if (!URL.canParse(example) || !URL.canParse(`${scheme}://${host}`)) {
    throw wrongUrl('This is no address: write one such as https://example.com{link}.')
  }
  const { protocol, hostname, origin } = new URL(example)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) {
    throw wrongUrl(
      'The address has to begin with https://; http:// goes to this computer alone, as in http://localhost:8080.',
    )
  }
  if (origin !== new URL(`${scheme}://${host}`).origin) {
    throw wrongUrl('Behind its host, the address has to go on with a slash, as in https://example.com/check.')
  }
  return origin
}

function checkPlaceholders(template: string): void {
  if (!/[{}]/.test(template.replaceAll(placeholders, ''))) return
  throw wrongUrl('The address holds a brace of no placeholder: those are {link}, {room} and {token}.')
}

function checkHeader({ name, value }: Endpoint['headers'][number]): void {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  } catch {
    throw new RoompassError(
      'bad-request',
      `The header “${excerpt(name)}” can not be sent: a name is letters, digits and hyphens, and a value is one line.`,
      'headers',
    )
  }
}

/** A rule that every answer fits, or none, says nothing. */
function checkRule(rule: AnswerRule, field: 'accepted' | 'nameScreen'): void {
  const fault = faultOf(rule)
  if (fault !== null) throw new RoompassError('bad-request', fault, field)
}

function faultOf(rule: AnswerRule): string | null {
  switch (rule.by) {
    case 'status':
      return rule.from <= rule.to ? null : 'The first status is above the last one: exchange them.'
    case 'text':
      return rule.text === '' ? 'Every answer holds an empty text: write what tells an accepted one.' : null
    case 'json':
      return readJsonPath(rule.path) === null
        ? 'Write the path to the value, such as data.user.admitted or items[0].ok.'
        : null
  }
}

const wrongUrl = (message: string) => new RoompassError('bad-request', message, 'url')
