/** A compact token, taken apart as strictly as jose takes it: https://github.com/panva/jose, `jwtVerify`. */
export interface CompactToken {
  readonly header: Readonly<Record<string, unknown>>
  /** What the signature is over. */
  readonly signed: string
  readonly payload: string
  readonly signature: string
}

/** Null where the header can't be read, or there are not three parts (RFC 7515, 5.2 and 7.1). */
export function readCompact(token: string): CompactToken | null {
  const parts = token.split('.', 4)
  const [protectedHeader = '', payload = '', signature = ''] = parts
  if (parts.length !== 3) return null
  const header = decodeObject(protectedHeader)
  if (header === null) return null
  return { header, signed: `${protectedHeader}.${payload}`, payload, signature }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The JSON object in a segment; null where there is none. A byte order mark is skipped, and UTF-8 is asked for. */
export function decodeObject(segment: string): Readonly<Record<string, unknown>> | null {
  const bytes = decodeSegment(segment)
  if (bytes === null) return null
  try {
    const value: unknown = JSON.parse(utf8.decode(bytes))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/**
 * The bytes of a segment. As jose does it, white space is skipped, right padding is allowed, and bits that are left
 * over are not looked at (https://infra.spec.whatwg.org/#forgiving-base64-decode, with the alphabet of RFC 4648, 5).
 */
export function decodeSegment(segment: string): Buffer | null {
  const unpadded = lettersOf(segment)
  return unpadded === null ? null : Buffer.from(unpadded, 'base64url')
}

/** Whether `decodeSegment` gives bytes. */
export const isDecodable = (segment: string): boolean => lettersOf(segment) !== null

const letters = /^[A-Za-z0-9_-]*$/

function lettersOf(segment: string): string | null {
  if (segment.length % 4 !== 1 && letters.test(segment)) return segment
  const text = segment.replace(/[\t\n\f\r ]+/g, '')
  const unpadded = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text
  return unpadded.length % 4 === 1 || !letters.test(unpadded) ? null : unpadded
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
