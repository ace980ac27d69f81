import { type Answer, json } from '../common/answers.ts'
import type { FaultAnswers } from '../common/send.ts'

/** What is wrong with a query or a body, by field. */
export type Problems = Record<string, string[]>

/**
 * A refusal. The form `{"error", "message", "errors": {field: [...]}}` is that of the vendor's skill
 * (https://github.com/digitalsamba/digital-samba-skill); the OpenAPI shows `message` alone on a 422.
 */
export function refusal(status: number, error: string, message: string, errors?: Problems): Answer {
  return json(errors === undefined ? { error, message } : { error, message, errors }, status)
}

/** 401: the key, or the pair of team id and key, is not that of the team. */
export function unauthenticated(): Answer {
  return refusal(401, 'unauthenticated', 'Unauthenticated.')
}

/** 404: no such path, or no such thing under it. */
export function notFound(what = 'Resource'): Answer {
  return refusal(404, 'not-found', `${what} not found.`)
}

/** 422: fields of the query or the body that are not as documented. */
export function invalid(problems: Problems): Answer {
  return refusal(422, 'validation', 'The given data was invalid.', problems)
}

/**
 * 429 with `retry-after` in seconds; text and header are those of
 * https://docs.digitalsamba.com/rest-api/rate-limiting.
 */
export function tooMany(seconds: number): Answer {
  const message = `Too Many Attempts. You may try again in ${seconds} seconds.`
  return json({ message, error: 'rate-limit' }, 429, { 'retry-after': String(seconds) })
}

const room = `${JSON.stringify({ id: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001', description: 'x'.repeat(65_000) })},`

/** What faults answer. */
export const faultAnswers: FaultAnswers = {
  errors: {
    401: unauthenticated(),
    403: refusal(403, 'forbidden', 'This action is unauthorized.'),
    404: notFound(),
    422: invalid({ role: ['The selected role is invalid.'] }),
    500: refusal(500, 'server-error', 'Server Error'),
  },
  tooMany,
  broken: '{"data":[{"id":"aaaa',
  endless: { head: '{"data":[', item: room, tail: '{}],"total_count":"1"}' },
}
