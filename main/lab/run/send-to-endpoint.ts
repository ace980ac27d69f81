import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Endpoint } from '../../../shared/lab/schemas.ts'
import type { Filling } from './fill-template.ts'
import type { Observation } from './observation.ts'
import { type EndpointAnswer, observeAnswer } from './observe-answer.ts'
import { secretsOf } from './secrets-of.ts'
import { type EndpointRequest, sendable } from './sendable.ts'
import { cutOff, tooSlow, trouble, unreached } from './trouble.ts'

export interface SenderOptions {
  readonly endpoint: Endpoint
  /** The one that the person confirmed for it, such as `https://example.com`. */
  readonly origin: string
  /** Connections at most. */
  readonly concurrency: number
  /** Milliseconds for one request and its whole answer. */
  readonly timeLimit?: number
  /** Bytes of an answer that are read. */
  readonly bodyLimit?: number
}

/** Sends rows of a sheet to an endpoint, over connections that are kept open. No cookies, no proxy, no redirects. */
export interface EndpointSender {
  /** What the answer comes to by the endpoint's rules, or why there is none. Never throws. */
  observe(filling: Filling): Promise<Observation>
  /** Ends every connection at once; what is under way comes to an end without an answer. */
  close(): void
}

const usualTimeLimit = 15_000
const usualBodyLimit = 1024 * 1024

export function openEndpoint(options: SenderOptions): EndpointSender {
  const { endpoint, origin, concurrency, timeLimit = usualTimeLimit } = options
  const isTls = new URL(origin).protocol === 'https:'
  const agent = new (isTls ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: concurrency })
  const start = isTls ? httpsRequest : httpRequest
  const connecting = { ...connectingTo(new URL(origin)), agent }
  const bodyLimit = options.bodyLimit ?? usualBodyLimit
  let isClosed = false

  const attempt = ({ url, method, headers, body }: EndpointRequest): Promise<Attempt> =>
    new Promise((resolve) => {
      const path = url.pathname + url.search
      const request = start({ ...connecting, path, method, headers }, (response) => {
        void readAnswer(response, url, bodyLimit).then(finish)
      })
      const finish = (attempted: Attempt) => {
        clearTimeout(timer)
        resolve(attempted)
      }
      const timer = setTimeout(() => {
        finish(tooSlow(url.host, timeLimit / 1000))
        request.destroy()
      }, timeLimit)
      request.on('error', (error) =>
        finish(isStale(request, error) ? 'closed in between' : unreached(error, url.host)),
      )
      request.end(body, 'utf8')
    })

  const send = async (request: EndpointRequest): Promise<EndpointAnswer | Observation> => {
    if (isClosed) return ended()
    const first = await attempt(request)
    if (first !== 'closed in between') return first
    const second = isClosed ? ended() : await attempt(request)
    return second === 'closed in between' ? cutOff(request.url.host) : second
  }

  return {
    observe: async (filling) => {
      const request = sendable(endpoint, origin, filling)
      if ('observed' in request) return request
      const answer = await send(request)
      if ('observed' in answer) return answer
      return observeAnswer(endpoint, answer, secretsOf(filling.token, request.headers))
    },
    close: () => {
      isClosed = true
      // Of connections in use, too: what they were asked fails.
      agent.destroy()
    },
  }
}

type Attempt = EndpointAnswer | Observation | 'closed in between'

const ended = () => trouble('The run was ended before this was sent.')

/**
 * A kept connection that the server has closed in between fails at once and is opened anew, one time. Not for a POST: it
 * may have been taken before the connection went, and would then be done twice (RFC 9110, 9.2.2).
 */
const isStale = (request: ClientRequest, error: NodeJS.ErrnoException) =>
  request.method !== 'POST' && request.reusedSocket && error.code === 'ECONNRESET'

function connectingTo({ protocol, hostname, port }: URL) {
  return {
    protocol,
    // IPv6 without its brackets, as Node wants it.
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    // Said here, since else a variable of the environment (NODE_TLS_REJECT_UNAUTHORIZED) could say no.
    rejectUnauthorized: true,
    ...(hostname === 'localhost' ? { lookup: loopbackOnly } : {}),
  }
}

const loopbackAddresses = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/** `localhost` is this computer whatever a resolver says of it (RFC 6761, 6.3). */
const loopbackOnly: LookupFunction = (_host, { all }, done) => {
  if (all) done(null, loopbackAddresses)
  else done(null, '127.0.0.1', 4)
}

/** The answer, as far as the limit; a body that is longer is not waited for. */
function readAnswer(
  response: IncomingMessage,
  url: URL,
  limit: number,
): Promise<EndpointAnswer | Observation> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const finish = () => {
      const body = Buffer.concat(chunks).subarray(0, limit).toString('utf8')
      resolve({ status: response.statusCode ?? 0, body, leadsTo: targetOf(response, url) })
    }
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (length <= limit) return
      finish()
      response.destroy()
    })
    response.on('end', finish)
    response.on('error', () => resolve(cutOff(url.host)))
  })
}

/** The host alone: the rest of the address may hold the token. */
function targetOf({ statusCode = 0, headers }: IncomingMessage, url: URL): string | null {
  const { location } = headers
  if (statusCode < 300 || statusCode > 399 || location === undefined) return null
  return URL.canParse(location, url) ? new URL(location, url).host : 'another address'
}
