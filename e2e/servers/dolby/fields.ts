import type { Answer } from '../common/answers.ts'
import { mediaType } from '../common/body.ts'
import { illegalArgument, refusal } from './answers.ts'
import type { Asked } from './routes/route.ts'

/** The fields of a body, or what to answer instead. */
export type Fields = { readonly fields: Readonly<Record<string, unknown>> } | { readonly instead: Answer }

type Sent = Pick<Asked, 'body' | 'contentType'>

/** The fields of a form (`application/x-www-form-urlencoded`); the status for anything else is not documented. */
export function readForm({ body, contentType }: Sent): Fields {
  const problem = problemOf(body, contentType, 'application/x-www-form-urlencoded')
  return problem ?? { fields: Object.fromEntries(new URLSearchParams(body ?? '')) }
}

/** The fields of a JSON object; a body that was cut short is none. */
export function readJson({ body, contentType }: Sent): Fields {
  const problem = problemOf(body, contentType, 'application/json')
  if (problem) return problem
  try {
    const fields: unknown = JSON.parse(body ?? '')
    const isObject = typeof fields === 'object' && fields !== null && !Array.isArray(fields)
    return isObject ? { fields: { ...fields } } : { instead: illegalArgument('The body is no JSON object') }
  } catch {
    return { instead: illegalArgument('The body is no JSON') }
  }
}

/** The names of the fields of a body in their order; none where it is neither a form nor a JSON object. */
export function fieldNames(sent: Sent): string[] {
  const read = mediaType(sent.contentType) === 'application/json' ? readJson(sent) : readForm(sent)
  return 'fields' in read ? Object.keys(read.fields) : []
}

function problemOf(
  body: string | null,
  contentType: string | undefined,
  wanted: string,
): { readonly instead: Answer } | null {
  if (body === null) return { instead: refusal(413, 413, 'Too_large', 'The body is too large') }
  if (mediaType(contentType) === wanted) return null
  return { instead: refusal(415, 415, 'Unsupported_media_type', `The content type is not ${wanted}`) }
}

/** From and to which number of seconds a token may be good, and what it is when nothing is said. */
export interface Lifetime {
  readonly most: number
  readonly usual: number
}

/** A lifetime in whole seconds, a number in JSON or digits in a form; null when it is none or out of its range. */
export function readLifetime(value: unknown, { most, usual }: Lifetime): number | null {
  if (value === undefined) return usual
  const isDigits = typeof value === 'string' && /^\d{1,9}$/.test(value)
  const seconds = isDigits ? Number(value) : value
  const isGood = typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 1 && seconds <= most
  return isGood ? seconds : null
}
