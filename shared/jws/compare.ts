import { type ComparedObjects, compareMembers } from './compare-members.ts'
import { decodeSegment } from './decode-segment.ts'
import type { Segment } from './fault.ts'
import { type InspectedToken, inspectToken } from './inspect.ts'

export type { ComparedMember, ComparedObjects, MemberDifference } from './compare-members.ts'

/** How the bytes of a segment are written differently in two tokens. */
export interface SegmentDifference {
  readonly segment: Segment
  /** One sentence. */
  readonly message: string
}

/** `rewritten`: the same bytes in other letters. `none`: neither has one. */
export type SignatureDifference = 'same' | 'rewritten' | 'different' | 'only-first' | 'only-second' | 'none'

/** Two tokens, member by member. */
export interface ComparedTokens {
  readonly header: ComparedObjects
  readonly payload: ComparedObjects
  readonly signature: SignatureDifference
  /** Where the segments are not written alike, or are not as many. */
  readonly encoding: readonly SegmentDifference[]
  /** Another number of parts, in one sentence; null for the same. */
  readonly parts: string | null
  /** They are the same, character by character. */
  readonly isSame: boolean
}

const segments = ['header', 'payload', 'signature'] as const

/**
 * Compares two tokens as far as they can be read: what is in them, how it is written, and the signature, which is not
 * checked. White space around them and `Bearer ` in front do not count. Never throws.
 */
export function compareTokens(first: string, second: string): ComparedTokens {
  return compareInspected(inspectToken(first), inspectToken(second))
}

/** The same for tokens that are taken apart already. */
export function compareInspected(first: InspectedToken, second: InspectedToken): ComparedTokens {
  return {
    header: compareMembers(first.headerText ?? '', second.headerText ?? ''),
    payload: compareMembers(first.payloadText ?? '', second.payloadText ?? ''),
    signature: compareSignatures(first.parts[2] ?? '', second.parts[2] ?? ''),
    encoding: segments.flatMap((segment, index) =>
      encodingDifference(segment, first.parts[index], second.parts[index]),
    ),
    parts:
      first.parts.length === second.parts.length
        ? null
        : `The first has ${partCount(first)}, the second ${partCount(second)}.`,
    isSame: first.token === second.token,
  }
}

function compareSignatures(first: string, second: string): SignatureDifference {
  if (first === '' || second === '') {
    if (first === second) return 'none'
    return first === '' ? 'only-second' : 'only-first'
  }
  if (first === second) return 'same'
  return isSameBytes('signature', first, second) ? 'rewritten' : 'different'
}

function isSameBytes(segment: Segment, first: string, second: string): boolean {
  const one = decodeSegment(segment, first)
  const other = decodeSegment(segment, second)
  if (!one.isWhole || !other.isWhole || one.bytes?.length !== other.bytes?.length) return false
  return one.bytes?.every((byte, at) => byte === other.bytes?.[at]) ?? false
}

function encodingDifference(
  segment: Segment,
  first: string | undefined,
  second: string | undefined,
): SegmentDifference[] {
  if (first === undefined || second === undefined || first === second) return []
  const one = writtenAs(segment, first)
  const other = writtenAs(segment, second)
  if (one !== other)
    return [{ segment, message: `The ${segment} is ${one} in the first and ${other} in the second.` }]
  if (!isSameBytes(segment, first, second)) return []
  return [{ segment, message: `The ${segment} has the same bytes, written in other letters.` }]
}

/** In words that go into a sentence. */
function writtenAs(segment: Segment, text: string): string {
  if (text === '') return 'empty'
  const codes = decodeSegment(segment, text).faults.map(({ code }) => code)
  if (codes.includes(`${segment}-not-base64url`)) return 'no base64'
  const alphabet = codes.includes(`${segment}-plain-base64`) ? 'plain base64' : 'base64url'
  const padding = codes.includes(`${segment}-padded`) ? ' with padding' : ''
  const bits = codes.includes(`${segment}-leftover-bits`) ? ' with bits left over' : ''
  return `${alphabet}${padding}${bits}${/\s/.test(text) ? ' with white space inside' : ''}`
}

function partCount({ parts }: InspectedToken): string {
  return parts.length === 1 ? 'one part' : `${parts.length} parts`
}
