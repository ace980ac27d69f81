import { decodeBase64url } from './base64url.ts'

/** What the header of a JWT looks like in a text, so that one is told from a host name or a sentence. */

/** What base64url makes of the beginning of an object: `{"`, `{}`, or `{` and white space. */
export const objectStarts = 'eyJ|e30|eyA|ewo|ewk|ew0'
const startsObject = new RegExp(`^(?:${objectStarts})`)
/** So much of a header is enough to tell. */
const headLength = 64

/** Three or more parts of which the first begins as an object of JSON, or two that both do. */
export function looksLikeToken(text: string): boolean {
  const dot = text.indexOf('.')
  if (dot === -1 || !beginsObject(text.slice(0, Math.min(dot, headLength)))) return false
  return text.includes('.', dot + 1) || startsObject.test(text.slice(dot + 1, dot + 4))
}

/** Whether the decoded text is `{` with `"` or `}` behind it, or with nothing but white space as far as it is seen. */
function beginsObject(head: string): boolean {
  if (/^(?:eyJ|e30)/.test(head)) return true
  const letters = /^[\w\-+/]*/.exec(head)?.[0].replaceAll('+', '-').replaceAll('/', '_') ?? ''
  const bytes = decodeBase64url(letters.slice(0, letters.length - (letters.length % 4)))
  return bytes !== null && /^\{[ \t\r\n]*(?:["}]|$)/.test(new TextDecoder().decode(bytes))
}

/** How many letters the signature has, by the algorithm that the header names (RFC 7518, 3.2 to 3.5); null where unknown. */
export function signatureLetters(header: string): number | null {
  const bytes = decodeBase64url(header.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
  if (bytes === null || bytes.length > 10_000) return null
  const algorithm = /"alg"\s*:\s*"([^"\\]{1,20})"/.exec(new TextDecoder().decode(bytes))?.[1] ?? ''
  return Object.hasOwn(letterCounts, algorithm) ? (letterCounts[algorithm] ?? null) : null
}

const letterCounts: Readonly<Record<string, number>> = {
  HS256: 43,
  HS384: 64,
  HS512: 86,
  ES256: 86,
  ES384: 128,
  ES512: 176,
  EdDSA: 86,
}
