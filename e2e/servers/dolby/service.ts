import type { Answer } from '../common/answers.ts'
import type { AskedFor } from '../common/request-log.ts'
import { findRoute } from '../common/routes.ts'
import { holds, type Place, placesIn, withoutSecrets } from '../common/secrets.ts'
import type { Head, Received, Service } from '../common/serve.ts'
import { failure, faultAnswers, notFound, refusal } from './answers.ts'
import { readAuthorisation } from './auth.ts'
import { fieldNames } from './fields.ts'
import { monitorRoutes } from './routes/monitor.ts'
import type { Route } from './routes/route.ts'
import { tokenRoutes } from './routes/tokens.ts'
import type { Host, State } from './state.ts'

/** A request that came, without app secret and tokens. */
export interface DolbyAsked extends AskedFor {
  readonly host: Host
  /** Where the app secret stood in it; the body counts only when it was read. */
  readonly secretIn: Place[]
  /** The names of the fields in its body, when that was read. */
  readonly fields: string[]
}

const routes: readonly Route[] = [...tokenRoutes, ...monitorRoutes]

/** One host of the platform. */
export function serviceOf(
  host: Host,
  state: State,
  common: Pick<Service<DolbyAsked>, 'clock' | 'faults' | 'asked' | 'onAnswered'>,
): Service<DolbyAsked> {
  return {
    ...common,
    faultAnswers,
    failure,
    note: (head) => note(host, head, state),
    answer: (received) => answer(host, received, state),
  }
}

function note(host: Host, head: Head, { application, grants }: State): DolbyAsked {
  const hidden = [application.appSecret, ...grants.map(({ token }) => token)]
  return {
    host,
    method: head.method,
    path: withoutSecrets(head.path, hidden),
    query: withoutSecrets(head.query, hidden),
    scheme: readAuthorisation(head.headers.authorization).scheme,
    secretIn: placesIn(head, application.appSecret),
    fields: [],
    status: null,
  }
}

/** Host and path, method, authorisation, scope, content type and body are checked in this order; none is documented. */
function answer(host: Host, received: Received<DolbyAsked>, state: State): Answer {
  const { method, path, query, headers, body, now, asked } = received
  if (holds(body, state.application.appSecret)) asked.secretIn.push('body')
  asked.fields.push(...fieldNames({ body, contentType: headers['content-type'] }))
  const here = routes.filter((route) => route.host === host)
  const found = findRoute(here, method, path)
  if ('allowed' in found) return found.allowed.length === 0 ? notFound('path') : wrongMethod(found.allowed)
  const { authorization, 'content-type': contentType } = headers
  return found.route.answer({
    names: found.names,
    query: new URLSearchParams(query),
    ...{ authorization, contentType, body, state, now },
  })
}

function wrongMethod(allowed: readonly string[]): Answer {
  const answered = refusal(405, 405, 'Method_not_allowed', 'The path does not know this method')
  return { ...answered, headers: { ...answered.headers, allow: allowed.join(', ') } }
}
