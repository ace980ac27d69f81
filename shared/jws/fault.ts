/** The parts of a compact token that have a name (RFC 7515, 7.1). */
export type Segment = 'header' | 'payload' | 'signature'
/** Those that hold JSON. */
export type JsonPart = 'header' | 'payload'

/** Something wrong or odd with the form of a token; whether it is accepted is another question. */
export interface Fault {
  readonly code: FaultCode
  /** One sentence: what is wrong. */
  readonly message: string
  /** Null for a fault of the token as a whole. */
  readonly segment: Segment | null
  /** Where in the segment, counted from 0; null where it has no one place. `unit` says what is counted. */
  readonly at: number | null
  /**
   * `character`: of the segment as it stands in the token, in UTF-16 units. `byte`: of what the segment decodes to, which
   * for JSON is UTF-8. Null where `at` is.
   */
  readonly unit: 'character' | 'byte' | null
}

export type FaultCode =
  | 'empty'
  | 'whitespace-inside'
  | 'encrypted'
  | 'wrong-number-of-parts'
  | 'signature-empty'
  | 'signature-length'
  | 'alg-missing'
  | `${Segment}-${SegmentFault}`
  | `${JsonPart}-${JsonPartFault}`

/** How the bytes of a segment are written. */
export type SegmentFault = 'plain-base64' | 'padded' | 'not-base64url' | 'leftover-bits'

/** What the bytes of a segment say. */
export type JsonPartFault =
  | 'not-utf8'
  | 'byte-order-mark'
  | 'not-json'
  | 'trailing-bytes'
  | 'not-an-object'
  | 'too-deep'
  | 'duplicate-names'
  | 'number-inexact'
  | 'lone-surrogate'

/** A fault of the token as a whole. */
export function faultOf(code: FaultCode, message: string): Fault {
  return { code, message, segment: null, at: null, unit: null }
}

/** A fault of one segment, at a character of it where there is one place. */
export function faultAtCharacter(
  segment: Segment,
  code: FaultCode,
  message: string,
  at: number | null = null,
): Fault {
  return { code, message, segment, at, unit: at === null ? null : 'character' }
}

/** A fault of one segment, at a byte of what it decodes to where there is one place. */
export function faultAtByte(segment: Segment, code: FaultCode, message: string, at: number | null): Fault {
  return { code, message, segment, at, unit: at === null ? null : 'byte' }
}
