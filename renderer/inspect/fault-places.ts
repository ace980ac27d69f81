import type { Fault, InspectedToken, Segment } from '../../shared/jws/inspect.ts'
import { type Spot, spotIn } from './cut-text.ts'

/** Where a fault is. */
export interface FaultPlace {
  /** Such as `payload, byte offset 37`; null where there is no one place. */
  readonly words: string | null
  /** What stands there; null where it has no one place, or what stands there can't be told. */
  readonly spot: Spot | null
}

const segments: readonly Segment[] = ['header', 'payload', 'signature']

const grouped = new Intl.NumberFormat('en-GB')

/** The places of faults, in their order. */
export function faultPlaces(faults: readonly Fault[], inspected: InspectedToken): FaultPlace[] {
  const spots = new Map([...spotsInTexts(faults, inspected), ...spotsInSegments(faults, inspected)])
  return faults.map((fault) => ({ words: wordsFor(fault), spot: spots.get(fault) ?? null }))
}

function wordsFor({ segment, at, unit }: Fault): string | null {
  return segment === null || at === null ? null : `${segment}, ${unit} offset ${grouped.format(at)}`
}

/** Of characters of the token as it stands. */
function spotsInSegments(faults: readonly Fault[], { parts }: InspectedToken): [Fault, Spot][] {
  return faults.flatMap((fault): [Fault, Spot][] => {
    const { segment, at, unit } = fault
    const part = segment === null ? undefined : parts[segments.indexOf(segment)]
    return part === undefined || part === '' || at === null || unit !== 'character'
      ? []
      : [[fault, spotIn(part, at)]]
  })
}

/** Of bytes of a decoded text: behind bytes that are no UTF-8 its characters can't be counted any more. */
function spotsInTexts(faults: readonly Fault[], inspected: InspectedToken): [Fault, Spot][] {
  return (['header', 'payload'] as const).flatMap((segment) => {
    const text = segment === 'header' ? inspected.headerText : inspected.payloadText
    if (text === null || text === '') return []
    const mine = faults.filter((fault) => fault.segment === segment && fault.unit === 'byte')
    const bad = mine.find(({ code }) => code === `${segment}-not-utf8`)?.at ?? Number.POSITIVE_INFINITY
    const countable = mine.filter(({ at }) => at !== null && at <= bad)
    const offsets = offsetsOfBytes(
      text,
      countable.map(({ at }) => at ?? 0),
    )
    return countable.map((fault): [Fault, Spot] => [fault, spotIn(text, offsets.get(fault.at ?? 0) ?? 0)])
  })
}

/** The UTF-16 offsets at which bytes of a text's UTF-8 begin, found in one go over the text. */
export function offsetsOfBytes(text: string, bytes: readonly number[]): Map<number, number> {
  const found = new Map<number, number>()
  const wanted = bytes.toSorted((one, other) => one - other)
  let next = 0
  let count = 0
  let at = 0
  for (; next < wanted.length && at < text.length; at += 1) {
    while ((wanted[next] ?? Number.POSITIVE_INFINITY) <= count) found.set(wanted[next++] ?? 0, at)
    count += bytesOf(text.charCodeAt(at))
  }
  for (; next < wanted.length; next += 1) found.set(wanted[next] ?? 0, at)
  return found
}

/** Of a UTF-16 unit; both halves of a pair come to the four bytes of their character. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1
  if (unit < 0x800) return 2
  return unit >= 0xd800 && unit <= 0xdfff ? 2 : 3
}
