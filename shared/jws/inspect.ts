import { decodeBase64url } from './base64url.ts'

/** Something wrong with the form of a token; whether it is accepted is another question. */
export interface Fault {
  readonly code: FaultCode
  /** One sentence: what is wrong. */
  readonly message: string
}

type Part = 'header' | 'payload'

type FaultCode =
  | 'empty'
  | 'whitespace-inside'
  | 'encrypted'
  | 'wrong-number-of-parts'
  | 'signature-empty'
  | 'signature-not-base64url'
  | 'alg-missing'
  | `${Part}-${'plain-base64' | 'not-base64url' | 'not-utf8' | 'not-json' | 'not-an-object'}`

/** A compact token, taken apart as far as that goes. */
export interface InspectedToken {
  /** The token without what was around it: what a signature is checked over. */
  readonly token: string
  /** The texts between the full stops, as they stand. */
  readonly parts: readonly string[]
  /** The decoded JSON value of the first part, or null where there is none. */
  readonly header: unknown
  readonly headerText: string | null
  /** The decoded JSON value of the second part, or null where there is none. */
  readonly claims: unknown
  readonly payloadText: string | null
  readonly faults: readonly Fault[]
}

/**
 * Takes a compact token (RFC 7515, 7.1; RFC 7519, 7.2) apart without checking its signature. White space around it
 * and a leading `Bearer ` are dropped. Goes on after each fault as far as it can, and never throws.
 */
export function inspectToken(text: string): InspectedToken {
  const token = text
    .trim()
    .replace(/^Bearer\s+/i, '')
    .trim()
  const parts = token === '' ? [] : token.split('.')
  const header = decodePart('header', parts[0])
  const payload = decodePart('payload', parts[1])
  return {
    token,
    parts,
    header: header.value,
    headerText: header.text,
    claims: payload.value,
    payloadText: payload.text,
    faults: [
      ...faultsOfShape(token, parts),
      ...header.faults,
      ...faultsOfAlgorithm(header.value),
      ...payload.faults,
      ...faultsOfSignature(parts[2]),
    ],
  }
}

function faultsOfShape(token: string, parts: readonly string[]): Fault[] {
  if (parts.length === 0) return [{ code: 'empty', message: 'There is no token here.' }]
  const faults: Fault[] = []
  if (/\s/.test(token)) {
    faults.push({ code: 'whitespace-inside', message: 'The token has spaces or line ends inside it.' })
  }
  if (parts.length === 5) {
    faults.push({
      code: 'encrypted',
      message: 'Five parts make an encrypted token (JWE); a guest token has three.',
    })
  } else if (parts.length !== 3) {
    const count = parts.length === 1 ? 'one part' : `${parts.length} parts`
    faults.push({
      code: 'wrong-number-of-parts',
      message: `The token has ${count}; header, payload and signature, with full stops between, are three.`,
    })
  }
  return faults
}

function faultsOfAlgorithm(header: unknown): Fault[] {
  if (!isObject(header)) return []
  if (typeof header.alg === 'string') return []
  return [{ code: 'alg-missing', message: 'The header names no algorithm (RFC 7515, 4.1.1).' }]
}

function faultsOfSignature(part: string | undefined): Fault[] {
  if (part === undefined) return []
  if (part === '')
    return [{ code: 'signature-empty', message: 'The signature is empty: the token is not signed.' }]
  if (decodeBase64url(part) !== null) return []
  return [{ code: 'signature-not-base64url', message: 'The signature is not base64url.' }]
}

interface DecodedPart {
  readonly text: string | null
  readonly value: unknown
  readonly faults: Fault[]
}

function decodePart(name: Part, part: string | undefined): DecodedPart {
  if (part === undefined) return { text: null, value: null, faults: [] }
  const faults: Fault[] = []
  const bytes = bytesOf(name, part, faults)
  if (bytes === null) return { text: null, value: null, faults }
  const text = textOf(name, bytes, faults)
  return { text, value: valueIn(name, text, faults), faults }
}

function bytesOf(name: Part, part: string, faults: Fault[]): Uint8Array<ArrayBuffer> | null {
  const strict = decodeBase64url(part)
  if (strict !== null) return strict
  const loose = decodeBase64url(
    part.replace(/\s/g, '').replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  )
  if (loose === null) {
    faults.push({ code: `${name}-not-base64url`, message: `The ${name} is not base64url.` })
  } else if (/[+/=]/.test(part)) {
    faults.push({
      code: `${name}-plain-base64`,
      message: `The ${name} is plain or padded base64 instead of base64url (RFC 7515, 2).`,
    })
  }
  return loose
}

function textOf(name: Part, bytes: Uint8Array<ArrayBuffer>, faults: Fault[]): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    faults.push({
      code: `${name}-not-utf8`,
      message: `The ${name} is not UTF-8; unreadable bytes show as \uFFFD.`,
    })
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  }
}

function valueIn(name: Part, text: string, faults: Fault[]): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (!isObject(value)) {
      faults.push({ code: `${name}-not-an-object`, message: `The ${name} is JSON, but not an object.` })
    }
    return value
  } catch {
    faults.push({ code: `${name}-not-json`, message: `The ${name} is not JSON.` })
    return null
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
