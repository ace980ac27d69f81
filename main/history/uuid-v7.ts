import { randomBytes } from 'node:crypto'

/** The counter begins in the lower half, so that it has room to grow. */
const counterStart = 2 ** 31

/** Bytes of an id behind its time and the twelve random bits after that. */
const tail = 8

/**
 * Ids of version 7 (RFC 9562, 5.7) for one moment in epoch milliseconds, each greater than the one before, so that they are
 * written at the end of an index. Behind the time stand 12 random bits, a counter of 32 bits that begins at random (RFC
 * 9562, 6.2, method 1), and 30 random bits.
 */
export function orderedIds(milliseconds: number, count: number): string[] {
  const time = Math.min(Math.max(Math.trunc(milliseconds), 0), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0')
  const seed = randomBytes(6)
  const beside = (seed.readUInt16BE(0) & 0xfff).toString(16).padStart(3, '0')
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7${beside}-`
  const start = seed.readUInt32BE(2) % counterStart
  // All at once: as texts of their own, numbers as long as these take longer than everything else.
  const bytes = randomBytes(tail * count)
  for (let index = 0; index < count; index += 1) {
    const counter = start + index
    // The variant takes two bits; the counter's upper 30 stand behind it, its lower two before the random ones.
    bytes.writeUInt32BE((0x8000_0000 | (counter >>> 2)) >>> 0, tail * index)
    const random = bytes.readUInt32BE(tail * index + 4) & 0x3fff_ffff
    bytes.writeUInt32BE((((counter & 3) << 30) | random) >>> 0, tail * index + 4)
  }
  const texts = bytes.toString('hex')
  return Array.from({ length: count }, (_, index) => {
    const at = 2 * tail * index
    return `${head}${texts.slice(at, at + 4)}-${texts.slice(at + 4, at + 16)}`
  })
}
