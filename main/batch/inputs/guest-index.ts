import type { RowGuest } from '../../../shared/batch/check-row.ts'
import { mostIdentities } from '../../../shared/batch/duplicates.ts'
import type { Platform } from '../../../shared/platforms/platform.ts'

/** Where guests stand in an input, as numbers that take little room; no name can be read out of it. */
export interface GuestIndex {
  /** 53 bits of each identity, in the order of the input. */
  readonly hashes: Float64Array
  readonly lines: Uint32Array
}

/** By what guests are told apart, as `duplicatesIn` does: their external ids, or their names where there are none. */
export function identityOf({ identity }: Pick<Platform, 'identity'>, guest: RowGuest): string {
  return identity.externalId === null ? guest.name : guest.externalId
}

/** Notes guests in turn, as many as `duplicatesIn` compares. */
export function createGuestIndex(most = mostIdentities) {
  let hashes = new Float64Array(1024)
  let lines = new Uint32Array(1024)
  let length = 0
  return {
    note: (identity: string, line: number) => {
      if (identity === '' || length === most) return
      if (length === hashes.length) {
        hashes = grown(hashes, new Float64Array(2 * length))
        lines = grown(lines, new Uint32Array(2 * length))
      }
      hashes[length] = hashOf(identity)
      lines[length] = line
      length += 1
    },
    index: (): GuestIndex => ({ hashes: hashes.slice(0, length), lines: lines.slice(0, length) }),
  }
}

/** The first line of a guest, but for lines that do not count; null for none. */
export function lineOf(
  { hashes, lines }: GuestIndex,
  identity: string,
  counts: (line: number) => boolean,
): number | null {
  const hash = hashOf(identity)
  for (let at = hashes.indexOf(hash); at !== -1; at = hashes.indexOf(hash, at + 1)) {
    const line = lines[at] ?? 0
    if (counts(line)) return line
  }
  return null
}

function grown<T extends Float64Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** cyrb53 by bryc, in the public domain: two rounds of multiplying and mixing, well spread over 53 bits. */
function hashOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
