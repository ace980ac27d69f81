import { type Answer, json } from '../common/answers.ts'
import type { FaultAnswers } from '../common/send.ts'

/**
 * A refusal in the one form that is known of the service: `{"type": "ErrorResponse", "error_code", "error_reason",
 * "error_description"}` (https://github.com/voxeet/comms-sdk-web-getting-started, issues 15 and 34). Known are code 89
 * for tokens and 90 for arguments; all other codes are chosen here.
 */
export function refusal(status: number, code: number, reason: string, description: string): Answer {
  const body = {
    type: 'ErrorResponse',
    error_code: code,
    error_reason: reason,
    error_description: description,
  }
  return json(body, status)
}

/** 401 for a token (issue 15, word for word). */
export function invalidToken(): Answer {
  return refusal(401, 89, 'Invalid_token', 'Expired or invalid token')
}

/** 401 for key and secret; the form for these is not documented. */
export function invalidClient(): Answer {
  return refusal(401, 401, 'Invalid_client', 'The app key and secret are not right')
}

/** 400 for what a query or a body says (the code is that of issue 34, its status is not documented). */
export function illegalArgument(description: string): Answer {
  return refusal(400, 90, 'Illegal argument', description)
}

/** 403: the token is right, and not for this. */
export function forbidden(scope: string): Answer {
  return refusal(403, 403, 'Forbidden', `The token lacks the scope ${scope}`)
}

/** 404: no such path, or no such thing under it. */
export function notFound(what = 'resource'): Answer {
  return refusal(404, 404, 'Not_found', `There is no such ${what}`)
}

/** 500, also when the server itself fails. */
export function failure(message: string): Answer {
  return refusal(500, 500, 'Internal_error', message)
}

const conference = `${JSON.stringify({ confId: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001', alias: 'x'.repeat(65_000) })},`

/** What faults answer. */
export const faultAnswers: FaultAnswers = {
  errors: {
    401: invalidToken(),
    403: forbidden('comms:client_access_token:create'),
    404: notFound(),
    422: refusal(422, 422, 'Unprocessable', 'The request can not be processed'),
    500: failure('Internal error'),
  },
  tooMany: (seconds) => {
    const answer = refusal(429, 429, 'Too_many_requests', `Try again in ${seconds} seconds`)
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } }
  },
  broken: '{"access_token":"aaaa',
  endless: { head: '{"conferences":[', item: conference, tail: '{}],"next":""}' },
}
