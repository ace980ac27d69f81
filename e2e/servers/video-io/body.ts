import type { Answer } from '../common/answers.ts'
import { mediaType } from '../common/body.ts'
import { refusal } from './answers.ts'
import type { Generation } from './state.ts'

/** What is asked for, or what to answer instead. */
export type Wanted =
  | { readonly identity: string; readonly scopes: readonly string[] | null }
  | { readonly instead: Answer }

const form = 'application/x-www-form-urlencoded'

/**
 * Reads `identity` and `scopes` from JSON (2021), or `identity` from a form or JSON (documented; its Python example
 * sends JSON without a content type). An identity is required: the Node client sends none that is empty, and how the
 * platform refuses one is not documented. Scopes that nobody knows are taken: no list of them is documented.
 */
export function readWanted(
  body: string | null,
  contentType: string | undefined,
  generation: Generation,
): Wanted {
  if (body === null) return { instead: refusal(413, 'The body is too large') }
  const type = mediaType(contentType) ?? (generation === 'documented' ? 'application/json' : '')
  const isForm = type === form && generation === 'documented'
  if (!isForm && type !== 'application/json')
    return { instead: refusal(415, 'The content type is not supported') }
  const fields = isForm ? Object.fromEntries(new URLSearchParams(body)) : objectIn(body)
  if (fields === null) return { instead: refusal(400, 'The body is no JSON object') }
  const { identity } = fields
  if (typeof identity !== 'string' || identity === '')
    return { instead: refusal(400, 'identity is required') }
  if (generation === 'documented') return { identity, scopes: null }
  const scopes = listOfTexts(fields.scopes ?? [])
  return scopes === null ? { instead: refusal(400, 'scopes is a list of texts') } : { identity, scopes }
}

function objectIn(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

function listOfTexts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null
}
