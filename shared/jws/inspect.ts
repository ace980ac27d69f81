import { decodeSegment } from './decode-segment.ts'
import { type Fault, faultAtCharacter, faultOf, type JsonPart, type Segment } from './fault.ts'
import { readJson } from './json-part.ts'
import type { JsonScan } from './json-scan.ts'
import { signatureLengthFaults } from './signature-length.ts'

export type { Fault, Segment } from './fault.ts'

/** A compact token, taken apart as far as that goes. */
export interface InspectedToken {
  /** The token without what was around it: what a signature is checked over. */
  readonly token: string
  /** The texts between the full stops, as they stand. */
  readonly parts: readonly string[]
  /** The decoded JSON value of the first part, or null where there is none. */
  readonly header: unknown
  /** As far as it could be decoded. */
  readonly headerText: string | null
  /** The decoded JSON value of the second part, or null where there is none. */
  readonly claims: unknown
  readonly payloadText: string | null
  /** Of the texts; offsets are UTF-16 units. Null where there is no text. */
  readonly headerScan: JsonScan | null
  readonly payloadScan: JsonScan | null
  /**
   * Where the text is no JSON or too deep: the members of it that can be read. Null where `header` or `claims` has all, and
   * where the text is no object. No verifier accepts it.
   */
  readonly partialHeader: Readonly<Record<string, unknown>> | null
  readonly partialClaims: Readonly<Record<string, unknown>> | null
  /** How many bytes each of the three segments has; null where one is missing or can't be decoded whole. */
  readonly byteLengths: Readonly<Record<Segment, number | null>>
  readonly faults: readonly Fault[]
}

/**
 * Takes a compact token (RFC 7515, 7.1; RFC 7519, 7.2) apart without checking its signature. White space around it
 * and a leading `Bearer ` are dropped. Goes on after each fault as far as it can, in linear time, and never throws.
 */
export function inspectToken(text: string): InspectedToken {
  const token = text
    .trim()
    .replace(/^Bearer\s+/i, '')
    .trim()
  const parts = token === '' ? [] : token.split('.')
  const header = decodePart('header', parts[0])
  const payload = decodePart('payload', parts[1])
  const signature = parts[2] === undefined ? null : decodeSegment('signature', parts[2])
  const signatureLength = signature?.isWhole ? (signature.bytes?.length ?? null) : null
  return {
    token,
    parts,
    header: header.value,
    headerText: header.text,
    claims: payload.value,
    payloadText: payload.text,
    headerScan: header.scan,
    payloadScan: payload.scan,
    partialHeader: header.partial,
    partialClaims: payload.partial,
    byteLengths: { header: header.length, payload: payload.length, signature: signatureLength },
    faults: [
      ...faultsOfShape(token, parts),
      ...header.faults,
      ...faultsOfAlgorithm(header.value),
      // What stands there in an encrypted token is no payload.
      ...(parts.length === 5 ? [] : payload.faults),
      ...(parts.length === 5 ? [] : faultsOfSignature(parts[2], header.value, signatureLength)),
      ...(parts.length === 5 ? [] : (signature?.faults ?? [])),
    ],
  }
}

function faultsOfShape(token: string, parts: readonly string[]): Fault[] {
  if (parts.length === 0) return [faultOf('empty', 'There is no token here.')]
  return [...faultsOfSpace(token, parts), ...faultsOfCount(parts.length)]
}

function faultsOfSpace(token: string, parts: readonly string[]): Fault[] {
  const message = 'The token has spaces or line ends inside it.'
  if (!/\s/.test(token)) return []
  const names = ['header', 'payload', 'signature'] as const
  for (const [index, name] of names.entries()) {
    const at = parts[index]?.search(/\s/) ?? -1
    if (at !== -1) return [faultAtCharacter(name, 'whitespace-inside', message, at)]
  }
  return [faultOf('whitespace-inside', message)]
}

function faultsOfCount(count: number): Fault[] {
  if (count === 3) return []
  if (count === 5) {
    return [faultOf('encrypted', 'Five parts make an encrypted token (JWE); a guest token has three.')]
  }
  const parts = count === 1 ? 'one part' : `${count} parts`
  const message = `The token has ${parts}; header, payload and signature, with full stops between, are three.`
  return [faultOf('wrong-number-of-parts', message)]
}

function faultsOfAlgorithm(header: unknown): Fault[] {
  if (!isObject(header) || typeof header.alg === 'string') return []
  return [faultAtCharacter('header', 'alg-missing', 'The header names no algorithm (RFC 7515, 4.1.1).')]
}

function faultsOfSignature(part: string | undefined, header: unknown, length: number | null): Fault[] {
  if (part === '') {
    const message = 'The signature is empty: the token is not signed.'
    return [faultAtCharacter('signature', 'signature-empty', message, 0)]
  }
  return length === null ? [] : signatureLengthFaults(isObject(header) ? header.alg : null, length)
}

interface DecodedPart {
  readonly text: string | null
  readonly value: unknown
  readonly scan: JsonScan | null
  readonly partial: Readonly<Record<string, unknown>> | null
  /** In bytes. */
  readonly length: number | null
  readonly faults: readonly Fault[]
}

const noPart: DecodedPart = { text: null, value: null, scan: null, partial: null, length: null, faults: [] }

function decodePart(name: JsonPart, part: string | undefined): DecodedPart {
  if (part === undefined) return noPart
  const { bytes, isWhole, faults } = decodeSegment(name, part)
  if (bytes === null) return { ...noPart, faults }
  const read = readJson(name, bytes, !isWhole)
  return {
    text: read.text,
    value: isWhole ? read.value : null,
    scan: read.scan,
    partial: read.partial,
    length: isWhole ? bytes.length : null,
    faults: [...faults, ...read.faults],
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
