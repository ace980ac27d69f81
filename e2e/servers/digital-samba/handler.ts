import type { Answer } from '../common/answers.ts'
import type { AskedFor } from '../common/request-log.ts'
import { decodedPart, findRoute } from '../common/routes.ts'
import type { Head, Received, Service } from '../common/serve.ts'
import { faultAnswers, notFound, refusal, tooMany, unauthenticated } from './answers.ts'
import { readAuthorisation } from './auth.ts'
import { readJson } from './body.ts'
import { noRoomPage } from './pages.ts'
import { withoutSecrets } from './request-log.ts'
import { routes } from './routes/index.ts'
import type { QuietRoom } from './routes/route.ts'
import type { State } from './state.ts'
import { visit } from './visit.ts'

/** What requests are answered from. */
export interface Account {
  readonly state: State
  readonly singleSession: boolean
  readonly quietRoom: QuietRoom
  /** Counts a request of a key; seconds to wait once there were too many. */
  countRequest(key: string, now: number): number | null
}

/** The API and the rooms of a team. */
export function serviceOf(
  account: Account,
  common: Pick<Service<AskedFor>, 'clock' | 'faults' | 'asked' | 'onAnswered'>,
): Service<AskedFor> {
  return {
    ...common,
    faultAnswers,
    failure: (message) => refusal(500, 'test-server', message),
    note: (head) => note(head, account.state),
    answer: (received) => answer(account, received),
  }
}

function note({ method, path, query, headers }: Head, { team }: State): AskedFor {
  return {
    method,
    path: withoutSecrets(path, team.developerKey),
    query: withoutSecrets(query, team.developerKey),
    scheme: readAuthorisation(headers.authorization, team).scheme,
    status: null,
  }
}

function answer(account: Account, received: Received): Answer {
  const isApi = /^\/api(\/|$)/.test(received.path)
  return isApi ? answerApi(account, received) : answerVisit(account, received)
}

/** Path, method, authorisation, rate, content type and body are checked in this order; none is documented. */
function answerApi(account: Account, { method, path, query, headers, body, now }: Received): Answer {
  const found = findRoute(routes, method, path)
  if ('allowed' in found) return found.allowed.length === 0 ? notFound() : wrongMethod(found.allowed)
  const { state, quietRoom } = account
  if (!readAuthorisation(headers.authorization, state.team).isRight) return unauthenticated()
  const wait = account.countRequest(state.team.developerKey, now)
  if (wait !== null) return tooMany(wait)
  const given = found.route.method === 'POST' ? readJson(body, headers['content-type']) : { value: undefined }
  if ('instead' in given) return given.instead
  return found.route.answer({
    ...{ names: found.names, body: given.value, state, now, quietRoom },
    query: new URLSearchParams(query),
  })
}

function answerVisit({ state, singleSession }: Account, { method, path, query, now }: Received): Answer {
  if (method !== 'GET') return wrongMethod(['GET'])
  const roomName = decodedPart(path.slice(1))
  if (roomName === null || roomName.includes('/')) return noRoomPage()
  return visit(state, { roomName, query: new URLSearchParams(query), now, singleSession })
}

function wrongMethod(allowed: readonly string[]): Answer {
  const answered = refusal(405, 'method-not-allowed', 'The method is not supported for this route.')
  return { ...answered, headers: { ...answered.headers, allow: allowed.join(', ') } }
}
