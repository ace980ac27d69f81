import type { Answer } from '../common/answers.ts'
import { mediaType } from '../common/body.ts'
import { invalid, refusal } from './answers.ts'

/**
 * The JSON of a POST, undefined for no body, or what to answer instead. The API speaks `application/json` only (vendor
 * OpenAPI, every `requestBody`); the status for anything else is not documented.
 */
export function readJson(
  text: string | null,
  contentType: string | undefined,
): { readonly value: unknown } | { readonly instead: Answer } {
  if (text === null) return { instead: refusal(413, 'too-large', 'The body is too large.') }
  if (text === '') return { value: undefined }
  if (mediaType(contentType) !== 'application/json')
    return { instead: refusal(415, 'unsupported-media-type', 'The content type must be application/json.') }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { instead: invalid({ body: ['The body must be JSON.'] }) }
  }
}
