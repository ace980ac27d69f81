import { type Fault, faultAtByte, type JsonPart } from './fault.ts'
import { membersOf } from './json-members.ts'
import { remarksOf } from './json-part-remarks.ts'
import { type JsonScan, scanJson } from './json-scan.ts'
import { byteCounter, firstBadByte } from './utf8.ts'

/** How deep a value may be that is handed on: beyond it, code that goes down a value step by step would fail. */
const deepestValue = 1024

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** The JSON of a header or payload, as far as it goes. */
export interface ReadJson {
  /** What is no UTF-8 shows as U+FFFD. */
  readonly text: string
  readonly scan: JsonScan
  /** As JSON.parse gives it; null where the text is no JSON or too deep. */
  readonly value: unknown
  /** Where `value` is null: the members of the object that can be read, the last one of each name. Otherwise null. */
  readonly partial: Readonly<Record<string, unknown>> | null
  readonly faults: readonly Fault[]
}

/** Reads the bytes of a header or payload. @param isCut whether more of the segment could not be decoded */
export function readJson(part: JsonPart, bytes: Uint8Array<ArrayBuffer>, isCut: boolean): ReadJson {
  const text = utf8.decode(bytes)
  const scan = scanJson(text)
  const isReadable = scan.fault === null && scan.depth <= deepestValue
  const value: unknown = isReadable ? JSON.parse(text) : null
  const partial = isReadable ? null : readMembers(text)
  const byteAt = byteCounter(bytes)
  const faults = [
    ...encodingFaults(part, bytes, text),
    ...(isCut ? [] : jsonFaults(part, text, scan, value, byteAt)),
    ...remarksOf(part, scan, byteAt),
  ]
  return { text, scan, value, partial, faults }
}

function readMembers(text: string): Record<string, unknown> | null {
  const object = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (!/^[ \n\r\t]*\{/.test(object)) return null
  const whole = membersOf(object).members.filter(
    ({ type, valueText }) => type !== 'other' && scanJson(valueText).depth < deepestValue,
  )
  return Object.fromEntries(
    whole.map(({ name, valueText }): [string, unknown] => [name, JSON.parse(valueText)]),
  )
}

function encodingFaults(part: JsonPart, bytes: Uint8Array, text: string): Fault[] {
  const bad = text.includes('\uFFFD') ? firstBadByte(bytes) : null
  if (bad === null) return []
  const shown = (bytes[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  const message = `The ${part} is not UTF-8: no character has byte ${shown} there; unreadable bytes show as \uFFFD.`
  return [faultAtByte(part, `${part}-not-utf8`, message, bad)]
}

function jsonFaults(
  part: JsonPart,
  text: string,
  { fault, trailing, depth }: JsonScan,
  value: unknown,
  byteAt: (offset: number) => number,
): Fault[] {
  if (text === '') return [faultAtByte(part, `${part}-not-json`, `The ${part} is empty.`, 0)]
  if (text.startsWith('\uFEFF')) {
    const message = `The ${part} begins with a byte order mark, which JSON may not have (RFC 8259, 8.1).`
    return [faultAtByte(part, `${part}-byte-order-mark`, message, 0)]
  }
  if (trailing !== null) {
    const count = byteAt(text.length) - byteAt(trailing.at)
    const bytes = count === 1 ? 'one byte' : `${count} bytes`
    const message = `The ${part} is not JSON: ${bytes} too many behind the value.`
    return [faultAtByte(part, `${part}-trailing-bytes`, message, byteAt(trailing.at))]
  }
  if (fault !== null) {
    const message = `The ${part} is not JSON (line ${fault.line}, column ${fault.column}): ${fault.reason}.`
    return [faultAtByte(part, `${part}-not-json`, message, byteAt(fault.at))]
  }
  if (depth > deepestValue) {
    const message = `The ${part} is ${depth} levels deep, which is too much to be read here.`
    return [faultAtByte(part, `${part}-too-deep`, message, null)]
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return []
  return [faultAtByte(part, `${part}-not-an-object`, `The ${part} is JSON, but not an object.`, null)]
}
