import { randomFillSync } from 'node:crypto'

/** Random bytes of one call of the system's generator. */
const pool = Buffer.alloc(16 * 256)
let used = pool.length

function random(length: number): Buffer {
  if (used + length > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += length
  return pool.subarray(used - length, used)
}

/** The counter begins in the lower half, so that it has room to grow. */
const counterStart = 2 ** 31

/**
 * Ids of version 7 (RFC 9562, 5.7) for one moment in epoch milliseconds, each greater than the one before, so that they are
 * written at the end of an index. Behind the time stand 12 random bits, a counter of 32 bits that begins at random (RFC
 * 9562, 6.2, method 1), and 30 random bits.
 */
export function orderedIds(milliseconds: number, count: number): string[] {
  const time = Math.min(Math.max(Math.trunc(milliseconds), 0), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0')
  const seed = random(6)
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(seed.readUInt16BE(0) & 0xfff, 3)}-`
  const start = seed.readUInt32BE(2) % counterStart
  return Array.from({ length: count }, (_, index) => {
    const counter = start + index
    // The variant takes two bits; the counter's upper 14 stand beside it, its lower 18 before the random ones.
    const upper = 0x8000 + Math.floor(counter / 2 ** 18)
    const lower = (counter % 2 ** 18) * 2 ** 30 + (random(4).readUInt32BE(0) % 2 ** 30)
    return `${head}${hex(upper, 4)}-${hex(lower, 12)}`
  })
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
