import { validateHeaderName, validateHeaderValue } from 'node:http'
import { RoompassError } from '../../../shared/errors.ts'
import type { RequestCraft } from '../../../shared/lab/schemas.ts'
import { excerpt } from '../../../shared/text/excerpt.ts'
import { addressOn } from '../../platforms/address.ts'

/** A request as it goes out. */
export interface OutgoingRequest {
  /** Where it goes; the path is sent as it was typed, and not as an address writes it. */
  readonly url: URL
  readonly method: string
  readonly path: string
  /** Names and values in turn, in the order as typed, with what belongs to the connection. */
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** What says where a request goes and where it ends; the connection's own. */
const framing = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'proxy-connection',
  'upgrade',
  'expect',
  'te',
  'trailer',
])

/** RFC 9110, 5.6.2. */
const methodForm = /^[!#$%&'*+.^_`|~\w-]+$/

/** What Node takes in the target of a request. */
const pathForm = /^\/[\x21-\xff]*$/

/**
 * A request to an origin and to nowhere else, with method, path and headers as typed.
 *
 * @param origin such as `https://comms.api.dolby.io`
 * @throws RoompassError `bad-request` for what can't be sent, or would lead elsewhere; never with a value
 */
export function outgoing(request: RequestCraft, origin: string): OutgoingRequest {
  const { method, path, headers, body } = request
  if (!methodForm.test(method))
    throw refused('The method is no word that HTTP has: write one such as POST.', 'method')
  if (method.toUpperCase() === 'CONNECT')
    throw refused('CONNECT opens a way to another host: write another method.', 'method')
  if (!path.startsWith('/')) throw refused('The path has to begin with a slash.', 'path')
  if (!pathForm.test(path)) {
    throw refused('The path has a character that can’t be sent, such as a space: write it as %20.', 'path')
  }
  const url = addressOf(origin, path)
  for (const header of headers) expectSendable(header)
  if (!body.isWellFormed()) {
    throw refused(
      'The body holds half a surrogate pair, which has no bytes in UTF-8: write it as \\u….',
      'body',
    )
  }
  const bytes = Buffer.from(body, 'utf8')
  const hasLength = bytes.length > 0 || !/^(GET|HEAD|OPTIONS|TRACE|DELETE)$/i.test(method)
  return {
    url,
    method,
    path,
    headers: [
      'Host',
      url.host,
      ...headers.flatMap(({ name, value }) => [name, value]),
      ...(hasLength ? ['Content-Length', String(bytes.length)] : []),
      'Connection',
      'close',
    ],
    body: bytes,
  }
}

/** A path such as `//example.com` would be read as another host. */
function addressOf(origin: string, path: string): URL {
  const base = addressOn(origin, '/')
  const url = URL.parse(path, base)
  if (url === null || url.origin !== base.origin) {
    throw refused(
      'The path leads away from the platform: write one with a single slash at its beginning.',
      'path',
    )
  }
  return base
}

function expectSendable({ name, value }: RequestCraft['headers'][number]): void {
  if (framing.has(name.toLowerCase())) {
    throw refused(
      `The header “${excerpt(name)}” is the connection’s own: take it out of the request.`,
      'headers',
    )
  }
  try {
    validateHeaderName(name)
  } catch {
    throw refused(`“${excerpt(name)}” is no name for a header: use letters, digits and hyphens.`, 'headers')
  }
  try {
    validateHeaderValue(name, value)
  } catch {
    throw refused(
      `The header “${excerpt(name)}” has a character that can’t be sent: a header has no line ends and only characters of Latin-1.`,
      'headers',
    )
  }
}

const refused = (message: string, field: string) => new RoompassError('bad-request', message, field)
