import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Answer, notFound, refusal, tooMany, unauthenticated } from './answers.ts'
import { readAuthorisation } from './auth.ts'
import { readBody, readJson } from './body.ts'
import type { Clock } from './clock.ts'
import type { Faults } from './faults.ts'
import { noRoomPage } from './pages.ts'
import { type AskedFor, withoutSecrets } from './request-log.ts'
import { decodedPart, findRoute } from './routes/index.ts'
import type { QuietRoom } from './routes/route.ts'
import { send, sendFault } from './send.ts'
import type { State } from './state.ts'
import { visit } from './visit.ts'

/** What requests are answered from. */
export interface Service {
  readonly state: State
  readonly clock: Clock
  readonly faults: Faults
  readonly asked: AskedFor[]
  readonly singleSession: boolean
  readonly quietRoom: QuietRoom
  /** Counts a request of a key; seconds to wait once there were too many. */
  countRequest(key: string, now: number): number | null
  /** Told of each request when it is over. */
  onAnswered(asked: AskedFor): void
}

/** Answers one request, or does the fault that was asked for. Never throws. */
export async function handle(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { clock, faults, state } = service
  const [path = '', query = ''] = splitAtQuery(request.url ?? '')
  const asked: AskedFor = {
    method: request.method ?? '',
    path: withoutSecrets(path, state.team.developerKey),
    query: withoutSecrets(query, state.team.developerKey),
    scheme: readAuthorisation(request.headers.authorization, state.team).scheme,
    status: null,
  }
  service.asked.push(asked)
  const gone = new Promise<void>((resolve) => response.once('close', resolve))
  void gone.then(() => service.onAnswered(asked))
  // At once, not when the last byte has gone: whoever has the answer may look at the log.
  const note = () => {
    asked.status = response.headersSent ? response.statusCode : null
  }
  try {
    const met = faults.meet(path)
    if (met?.fault.kind === 'slow') await Promise.race([met.released, gone])
    else if (met) {
      const done = sendFault(response, met.fault, clock.now())
      note()
      return await done
    }
    const body = await readBody(request)
    // A guest who did not wait is not in the room.
    if (response.destroyed) return
    const now = clock.now()
    send(response, answer(service, request, { path, query: new URLSearchParams(query), body, now }), now)
  } catch (error) {
    // A client that went away while its body was read is nobody to answer.
    if (response.destroyed || response.headersSent) return
    send(response, refusal(500, 'test-server', `The test server failed: ${error}`), clock.now())
  } finally {
    note()
  }
}

interface Received {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string | null
  readonly now: number
}

function answer(service: Service, request: IncomingMessage, received: Received): Answer {
  const isApi = /^\/api(\/|$)/.test(received.path)
  return isApi ? answerApi(service, request, received) : answerVisit(service, request, received)
}

/** Path, method, authorisation, rate, content type and body are checked in this order; none is documented. */
function answerApi(service: Service, request: IncomingMessage, received: Received): Answer {
  const { path, query, body, now } = received
  const found = findRoute(request.method ?? '', path)
  if ('allowed' in found) return found.allowed.length === 0 ? notFound() : wrongMethod(found.allowed)
  const { state, quietRoom } = service
  if (!readAuthorisation(request.headers.authorization, state.team).isRight) return unauthenticated()
  const wait = service.countRequest(state.team.developerKey, now)
  if (wait !== null) return tooMany(wait)
  const given =
    found.route.method === 'POST' ? readJson(body, request.headers['content-type']) : { value: undefined }
  if ('instead' in given) return given.instead
  return found.route.answer({ names: found.names, query, body: given.value, state, now, quietRoom })
}

function answerVisit(service: Service, request: IncomingMessage, { path, query, now }: Received): Answer {
  if (request.method !== 'GET') return wrongMethod(['GET'])
  const roomName = decodedPart(path.slice(1))
  if (roomName === null || roomName.includes('/')) return noRoomPage()
  return visit(service.state, { roomName, query, now, singleSession: service.singleSession })
}

function wrongMethod(allowed: readonly string[]): Answer {
  const answered = refusal(405, 'method-not-allowed', 'The method is not supported for this route.')
  return { ...answered, headers: { ...answered.headers, allow: allowed.join(', ') } }
}

function splitAtQuery(url: string): [string, string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}
