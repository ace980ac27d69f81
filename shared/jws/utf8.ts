/** How the bytes of a text are cut into characters, as the decoder of WHATWG Encoding cuts them (UTF-8 decoder). */

/** How many bytes belong together at an offset, and whether they are a character. */
interface Step {
  readonly length: number
  readonly isValid: boolean
  /** In UTF-16; what is no character is shown as U+FFFD. */
  readonly units: number
}

const ascii: Step = { length: 1, isValid: true, units: 1 }

/** The first byte that begins no character of UTF-8 (RFC 3629, 4); null where all is well. */
export function firstBadByte(bytes: Uint8Array): number | null {
  for (let at = 0; at < bytes.length; ) {
    const step = stepAt(bytes, at)
    if (!step.isValid) return at
    at += step.length
  }
  return null
}

/** A function that gives the byte at which a UTF-16 offset of the decoded text stands; quick for offsets in order. */
export function byteCounter(bytes: Uint8Array): (offset: number) => number {
  let byte = 0
  let unit = 0
  return (offset) => {
    if (offset < unit) {
      byte = 0
      unit = 0
    }
    while (byte < bytes.length) {
      const step = stepAt(bytes, byte)
      if (unit + step.units > offset) break
      byte += step.length
      unit += step.units
    }
    return byte
  }
}

function stepAt(bytes: Uint8Array, at: number): Step {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return ascii
  const wanted = lengthAfter(lead)
  if (wanted === 0) return { length: 1, isValid: false, units: 1 }
  for (let more = 1; more < wanted; more += 1) {
    if (!continues(lead, more, bytes[at + more])) return { length: more, isValid: false, units: 1 }
  }
  return { length: wanted, isValid: true, units: wanted === 4 ? 2 : 1 }
}

function lengthAfter(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** The second byte is bounded so that nothing is written longer than it has to be, and no half of a pair. */
function continues(lead: number, index: number, byte: number | undefined): boolean {
  if (byte === undefined) return false
  let low = 0x80
  let high = 0xbf
  if (index === 1) {
    if (lead === 0xe0) low = 0xa0
    if (lead === 0xed) high = 0x9f
    if (lead === 0xf0) low = 0x90
    if (lead === 0xf4) high = 0x8f
  }
  return byte >= low && byte <= high
}
