import { encodeBase64 } from '../jws/base64.ts'
import { escapeNonAscii, minifyJson } from '../jws/json-text.ts'
import type { Claims } from '../schemas.ts'
import type { CharacterForm } from './craft.ts'
import type { Craft } from './schemas.ts'

/** A craft as bytes, before it is signed. */
export interface Composed {
  readonly header: string
  readonly payload: string
  /** What the signature is made over: the bytes of this text, which is ASCII. Not of the payload shown for `other-payload`. */
  readonly signed: string
}

/** The craft of a right token: compact JSON, signed whole with HS256. */
export function plainCraft(claims: Claims, header: Claims = { alg: 'HS256', typ: 'JWT' }): Craft {
  return {
    header: JSON.stringify(header),
    payload: JSON.stringify(claims),
    layout: 'as-typed',
    characters: 'utf-8',
    forms: { header: 'base64url', payload: 'base64url', signature: 'base64url' },
    algorithm: 'HS256',
    signature: 'whole',
    before: '',
    after: '',
  }
}

/** The segments of a craft, and what its signature is over (RFC 7515, 5.1, but for what was asked to be wrong). */
export function compose(craft: Craft): Composed {
  const header = segmentOf(craft, 'header', craft.header)
  const payload = segmentOf(craft, 'payload', craft.payload)
  const over = craft.signature === 'other-payload' ? segmentOf(craft, 'payload', '{}') : payload
  return { header, payload, signed: `${header}.${over}` }
}

/** The whole token. @param signature the bytes that the key and the algorithm give for `signed`; null for `none` */
export function assemble(craft: Craft, composed: Composed, signature: Uint8Array | null): string {
  return `${craft.before}${composed.header}.${composed.payload}${signatureText(craft, signature)}${craft.after}`
}

/** A text of a craft as the bytes that are encoded. */
export function bytesOf(craft: Craft, text: string): Uint8Array {
  const laidOut = craft.layout === 'minified' ? minifyJson(text) : text
  return encoders[craft.characters](laidOut)
}

function segmentOf(craft: Craft, part: 'header' | 'payload', text: string): string {
  return encodeBase64(bytesOf(craft, text), craft.forms[part])
}

function signatureText({ signature: form, forms }: Craft, signature: Uint8Array | null): string {
  if (form === 'absent') return ''
  if (form === 'empty' || signature === null) return '.'
  return `.${encodeBase64(formed(form, signature), forms.signature)}`
}

function formed(form: Craft['signature'], signature: Uint8Array): Uint8Array {
  if (form === 'truncated') return signature.slice(0, signature.length / 2)
  if (form !== 'bit-flipped') return signature
  const flipped = Uint8Array.from(signature)
  flipped[0] = (flipped[0] ?? 0) ^ 1
  return flipped
}

const encoders: Record<CharacterForm, (text: string) => Uint8Array> = {
  'utf-8': utf8,
  escaped: (text) => utf8(escapeNonAscii(text)),
  'latin-1': (text) => Uint8Array.from(text, (character) => latin1(character.codePointAt(0) ?? 0)),
  'utf-16le': (text) => {
    const bytes = new Uint8Array(text.length * 2)
    const view = new DataView(bytes.buffer)
    for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), true)
    return bytes
  },
}

/** What Latin-1 has no letter for becomes a question mark. */
const latin1 = (codePoint: number) => (codePoint <= 0xff ? codePoint : 0x3f)

const encoder = new TextEncoder()

/**
 * UTF-8, and half a surrogate pair as three bytes, as if it were a character (https://simonsapin.github.io/wtf-8/): a
 * strict reader finds bytes there that are no UTF-8, as a person who typed half a pair wants it.
 */
function utf8(text: string): Uint8Array {
  if (text.isWellFormed()) return encoder.encode(text)
  const parts = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0xd800 || code > 0xdfff) return encoder.encode(character)
    return Uint8Array.of(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f))
  })
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
