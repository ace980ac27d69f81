import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a token says, once its signature is found right. */
export type Claims = Readonly<Record<string, unknown>>

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads a token and checks its signature; null when it is not one, or not signed with this key.
 *
 * HS256 is the only algorithm that is named, and the key is the developer key's text as UTF-8
 * (https://docs.digitalsamba.com/reference/rest-api/tokens/create). The form is that of RFC 7515, 7.1: three parts in
 * base64url without padding; a `crit` header names what this reader does not know, so it is refused (4.1.11).
 */
export function readToken(token: string, developerKey: string): Claims | null {
  const [header = '', payload = '', signature = '', ...more] = token.split('.')
  const given = bytesOf(signature)
  const head = objectOf(header)
  if (more.length > 0 || given === null || head === null) return null
  if (head.alg !== 'HS256' || 'crit' in head) return null
  const due = signatureOf(`${header}.${payload}`, developerKey)
  if (given.length !== due.length || !timingSafeEqual(given, due)) return null
  return objectOf(payload)
}

/** Signs claims the way the platform's own example is written: header `{"typ":"JWT","alg":"HS256"}`. */
export function signToken(claims: Claims, developerKey: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part(claims)}`
  return `${signed}.${signatureOf(signed, developerKey).toString('base64url')}`
}

function signatureOf(text: string, developerKey: string): Buffer {
  return createHmac('sha256', Buffer.from(developerKey, 'utf8')).update(text).digest()
}

/** The bytes of base64url in its one right spelling; null for any other. */
function bytesOf(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : null
}

function objectOf(part: string): Claims | null {
  const bytes = bytesOf(part)
  if (bytes === null) return null
  try {
    // Of two members with one name the last counts, as RFC 7519, 4 allows.
    const value: unknown = JSON.parse(utf8.decode(bytes))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Claims) : null
  } catch {
    return null
  }
}
