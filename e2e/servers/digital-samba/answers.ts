/** What goes back for one request. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What is wrong with a query or a body, by field. */
export type Problems = Record<string, string[]>

/** A JSON answer. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) }
}

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
