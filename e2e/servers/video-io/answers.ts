import { type Answer, json } from '../common/answers.ts'
import type { FaultAnswers } from '../common/send.ts'

/** A refusal: `{"error"}`, which is all that the vendor's Node client reads of one. */
export function refusal(status: number, error: string): Answer {
  return json({ error }, status)
}

/** The same in a 200. */
export function inOk(answer: Answer): Answer {
  return { ...answer, status: 200 }
}

const session = `${JSON.stringify({ sessionToken: 'aaaa', identity: 'x'.repeat(65_000) })},`

/** What faults answer. */
export const faultAnswers: FaultAnswers = {
  errors: {
    401: refusal(401, 'Unauthorized'),
    403: refusal(403, 'Forbidden'),
    404: refusal(404, 'Not found'),
    422: refusal(422, 'identity is invalid'),
    500: refusal(500, 'Internal error'),
  },
  tooMany: (seconds) => {
    const answer = refusal(429, `Too many requests, try again in ${seconds} seconds`)
    return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } }
  },
  broken: '{"sessionToken":"aaaa',
  endless: { head: '{"sessions":[', item: session, tail: '{}],"sessionToken":"aaaa"}' },
}
