import type { IncomingMessage } from 'node:http'
import { type Answer, invalid, refusal } from './answers.ts'

const mostBytes = 1024 * 1024

/** All of a request's body as text; null when it is over 1 MB. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request) {
    const bytes: Buffer = piece
    length += bytes.length
    if (length > mostBytes) return null
    pieces.push(bytes)
  }
  return Buffer.concat(pieces).toString('utf8')
}

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
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/json')
    return { instead: refusal(415, 'unsupported-media-type', 'The content type must be application/json.') }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { instead: invalid({ body: ['The body must be JSON.'] }) }
  }
}
