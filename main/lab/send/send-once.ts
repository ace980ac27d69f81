import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { loopbackOnly } from '../../platforms/http.ts'
import { cancelled, cutOff, tooSlow, unreached } from '../../platforms/http-failures.ts'
import type { OutgoingRequest } from './outgoing.ts'

/** What came back, as it came. */
export interface RawAnswer {
  readonly status: number
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** As UTF-8, as far as it was read. */
  readonly body: string
  readonly isCut: boolean
  readonly milliseconds: number
}

export interface SendLimits {
  readonly signal: AbortSignal
  /** Milliseconds for the request and its whole answer. */
  readonly timeLimit?: number
  /** Bytes of the body that are read. */
  readonly bodyLimit?: number
}

const usualTimeLimit = 15_000

/** More than a million characters, whatever they are. */
const usualBodyLimit = 4 * 1024 * 1024

/**
 * Sends a request once, over a connection of its own: no cookies, no proxy, no second try, and no redirects are followed.
 *
 * @throws RoompassError `platform-unavailable`, `cancelled`
 */
export function sendOnce(outgoing: OutgoingRequest, limits: SendLimits): Promise<RawAnswer> {
  const { url, method, path, headers, body } = outgoing
  const { signal, timeLimit = usualTimeLimit, bodyLimit = usualBodyLimit } = limits
  const started = performance.now()
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(cancelled())
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = start({
      protocol: url.protocol,
      // IPv6 without its brackets, as Node wants it.
      hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port,
      ...{ method, path, headers },
      agent: false,
      // Said here, since else a variable of the environment (NODE_TLS_REJECT_UNAUTHORIZED) could say no.
      rejectUnauthorized: true,
      ...(url.hostname === 'localhost' ? { lookup: loopbackOnly } : {}),
    })
    const end = (error: Error) => {
      settle()
      reject(error)
      request.destroy()
    }
    const onAbort = () => end(cancelled())
    const timer = setTimeout(() => end(tooSlow(url.host, timeLimit / 1000)), timeLimit)
    const settle = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    }
    signal.addEventListener('abort', onAbort, { once: true })
    let hasAnswer = false
    request.on('response', (response) => {
      hasAnswer = true
      readAll(response, bodyLimit).then(
        (read) => {
          settle()
          resolve({
            status: response.statusCode ?? 0,
            headers: headersOf(response),
            ...read,
            milliseconds: Math.round(performance.now() - started),
          })
        },
        () => end(cutOff(url.host)),
      )
    })
    request.on('error', (error) => end(unreached(error, url.host)))
    // A server may change to another protocol, which is no answer either.
    request.on('close', () => {
      if (!hasAnswer) end(cutOff(url.host))
    })
    request.end(body)
  })
}

async function readAll(response: IncomingMessage, limit: number): Promise<Pick<RawAnswer, 'body' | 'isCut'>> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    if (length > limit) break
  }
  const read = Buffer.concat(chunks)
  return { body: read.subarray(0, limit).toString('utf8'), isCut: length > limit }
}

/** In their order, each line for itself. */
function headersOf({ rawHeaders }: IncomingMessage): RawAnswer['headers'] {
  return rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: rawHeaders[at + 1] ?? '' }] : []))
}
