import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { addressOn } from './address.ts'
import { secondsAhead } from './clock.ts'
import { cancelled, cutOff, notJson, redirected, tooLarge, tooSlow, unreached } from './http-failures.ts'
import type { PlatformRequest } from './platform.ts'
import { secretsOf, tellable, wordsOf } from './words.ts'

/** What came back for one request. */
export interface HttpAnswer {
  readonly status: number
  /** What the JSON of the body says; null where a refusal has none, and where there is nothing to say. */
  readonly body: unknown
  /** What a refusal says in the platform's own words: one line, not longer than 200 characters. */
  readonly words: string | null
  /** `retry-after` as it came. */
  readonly retryAfter: string | null
  /** Seconds by which this computer's clock is ahead of the platform's; null where the answer had no date. */
  readonly clockAhead: number | null
}

/** Requests to one origin, one after the other. */
export interface Connection {
  /**
   * Answers whatever the status is, but for redirects: those are never followed.
   *
   * @throws RoompassError `platform-unavailable`, `bad-request`, `cancelled`
   */
  ask(request: Omit<PlatformRequest, 'origin'>): Promise<HttpAnswer>
  close(): void
}

export interface ConnectionOptions {
  /** Such as `https://api.digitalsamba.com`. The authorization goes nowhere else. */
  readonly origin: string
  readonly signal: AbortSignal
  /** Epoch seconds. */
  readonly now: () => number
  /** Milliseconds for one request and its whole answer. */
  readonly timeLimit?: number
  /** Bytes. */
  readonly bodyLimit?: number
}

const usualTimeLimit = 15_000
const usualBodyLimit = 8 * 1024 * 1024

/** A connection that is kept open between the pages of a list. No cookies, no proxy, no redirects. */
export function openConnection(options: ConnectionOptions): Connection {
  const { protocol } = addressOn(options.origin, '/')
  const agent = new (protocol === 'https:' ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: 1 })
  return {
    ask: async ({ path, ...asked }) => {
      const url = addressOn(options.origin, path)
      const request = { ...asked, url, agent }
      return withinTime(options, url.host, (signal) => askOnce(request, options, signal))
    },
    close: () => agent.destroy(),
  }
}

interface Request extends Omit<PlatformRequest, 'origin' | 'path'> {
  readonly url: URL
  readonly agent: HttpAgent
}

const contentTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const

/** Ends the work with the time or with the caller's own signal, whichever is first, and says which it was. */
async function withinTime<T>(
  { signal: caller, timeLimit = usualTimeLimit }: ConnectionOptions,
  host: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (caller.aborted) throw cancelled()
  const ending = new AbortController()
  const end = () => ending.abort()
  const timer = setTimeout(end, timeLimit)
  caller.addEventListener('abort', end, { once: true })
  try {
    return await work(ending.signal)
  } catch (error) {
    if (caller.aborted) throw cancelled()
    throw ending.signal.aborted ? tooSlow(host, timeLimit / 1000) : error
  } finally {
    clearTimeout(timer)
    caller.removeEventListener('abort', end)
  }
}

async function askOnce(request: Request, options: ConnectionOptions, signal: AbortSignal) {
  const { url, authorization } = request
  const askedAt = options.now()
  const response = await send(request, signal)
  const clockAhead = secondsAhead(response.headers, askedAt, options.now())
  const status = response.statusCode ?? 0
  const secrets = secretsOf(authorization)
  if (status >= 300 && status < 400) {
    response.destroy()
    throw redirected(hostOf(response.headers.location, url, secrets))
  }
  const text = await readAll(response, url.host, options.bodyLimit ?? usualBodyLimit)
  const isFine = status >= 200 && status < 300
  const body = saysNothing(request, status, text) ? null : parsed(text)
  if (isFine && body === undefined) throw notJson(url.host)
  const words = isFine ? null : wordsOf(body, secrets)
  const retryAfter = response.headers['retry-after'] ?? null
  return { status, body: body ?? null, words, retryAfter, clockAhead }
}

/**
 * A kept connection that the server has closed in between fails at once and is opened anew, one time. Not for a POST: it
 * may have been taken before the connection went, and would then be done twice.
 */
async function send(request: Request, signal: AbortSignal): Promise<IncomingMessage> {
  const first = await sendOnce(request, signal)
  if (first !== 'closed in between') return first
  const second = await sendOnce(request, signal)
  if (second !== 'closed in between') return second
  throw cutOff(request.url.host)
}

function sendOnce({ url, method, authorization, body, agent }: Request, signal: AbortSignal) {
  return new Promise<IncomingMessage | 'closed in between'>((resolve, reject) => {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      authorization,
      ...(body === undefined ? {} : { 'content-type': contentTypes[body.type] }),
    }
    const options = url.hostname === 'localhost' ? { lookup: loopbackOnly } : {}
    // Said here, since else a variable of the environment (NODE_TLS_REJECT_UNAUTHORIZED) could say no.
    const checked = { ...options, rejectUnauthorized: true }
    const request = start(url, { ...checked, method, agent, signal, headers }, resolve)
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (method === 'GET' && request.reusedSocket && error.code === 'ECONNRESET')
        resolve('closed in between')
      else reject(unreached(error, url.host))
    })
    // Node counts the bytes of the body, not its characters.
    if (body === undefined) request.end()
    else request.end(body.text, 'utf8')
  })
}

const loopbackAddresses = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
]

/** `localhost` is this computer whatever a resolver says of it (RFC 6761, 6.3). */
export const loopbackOnly: LookupFunction = (_host, { all }, done) => {
  if (all) done(null, loopbackAddresses)
  else done(null, '127.0.0.1', 4)
}

async function readAll(response: IncomingMessage, host: string, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > limit) break
      chunks.push(chunk)
    }
  } catch {
    throw cutOff(host)
  }
  if (length > limit) throw tooLarge(host, limit)
  return Buffer.concat(chunks).toString('utf8')
}

/** What is done and not asked for may be answered with nothing at all (RFC 9110, 9.3.3 and 15.3.5). */
function saysNothing({ method }: Pick<Request, 'method'>, status: number, text: string): boolean {
  return text === '' && (status === 204 || method === 'POST')
}

/** Undefined, which JSON can't say, for what is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function hostOf(location: string | undefined, url: URL, secrets: readonly string[]): string {
  if (location === undefined || !URL.canParse(location, url)) return 'another address'
  return tellable(new URL(location, url).host, secrets) ?? 'another address'
}
