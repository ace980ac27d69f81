import type { Answer } from '../common/answers.ts'
import type { AskedFor } from '../common/request-log.ts'
import { holds, type Place, placesIn, withoutSecrets } from '../common/secrets.ts'
import type { Head, Received, Service } from '../common/serve.ts'
import { faultAnswers, inOk, refusal } from './answers.ts'
import { readAuthorisation } from './auth.ts'
import { createSession } from './sessions.ts'
import type { State } from './state.ts'

/** A request that came, without API token and session tokens. */
export interface VideoIoAsked extends AskedFor {
  /** Where the API token stood in it; the body counts only when it was read. */
  readonly secretIn: Place[]
}

/** The platform's one endpoint. */
export function serviceOf(
  state: State,
  common: Pick<Service<VideoIoAsked>, 'clock' | 'faults' | 'asked' | 'onAnswered'>,
): Service<VideoIoAsked> {
  return {
    ...common,
    faultAnswers,
    failure: (message) => refusal(500, message),
    note: (head) => note(head, state),
    answer: (received) => {
      const answer = answerOf(received, state)
      return state.dialect.errors === 'in-200' && answer.status !== 200 ? inOk(answer) : answer
    },
  }
}

function note(head: Head, { apiToken, sessions }: State): VideoIoAsked {
  const hidden = [apiToken, ...sessions.map(({ token }) => token)]
  return {
    method: head.method,
    path: withoutSecrets(head.path, hidden),
    query: withoutSecrets(head.query, hidden),
    scheme: readAuthorisation(head.headers.authorization).scheme,
    secretIn: placesIn(head, apiToken),
    status: null,
  }
}

/** Path, method, authorisation, content type and body are checked in this order; none is documented. */
function answerOf({ method, path, headers, body, now, asked }: Received<VideoIoAsked>, state: State): Answer {
  if (holds(body, state.apiToken)) asked.secretIn.push('body')
  if (path !== '/v1/sessions') return refusal(404, 'Not found')
  if (method !== 'POST') {
    const answer = refusal(405, 'Method not allowed')
    return { ...answer, headers: { ...answer.headers, allow: 'POST' } }
  }
  const { authorization, 'content-type': contentType } = headers
  return createSession(state, { authorization, contentType, body, now })
}
