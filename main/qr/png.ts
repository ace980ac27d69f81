import { crc32, deflateSync } from 'node:zlib'

/**
 * A PNG of black and white squares, true for black, each of `scale` points a side. One bit a point, grayscale without
 * interlace (PNG, third edition, 11.2.1 and 7.2).
 */
export function blackAndWhitePng(squares: readonly (readonly boolean[])[], scale: number): Uint8Array {
  const width = (squares[0]?.length ?? 0) * scale
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(squares.length * scale, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const lines = squares.flatMap((row) => Array<Buffer>(scale).fill(scanline(row, scale)))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A filter byte (none) and the points of a line, the leftmost in the highest bit; 1 is white. */
function scanline(row: readonly boolean[], scale: number): Buffer {
  const line = Buffer.alloc(1 + Math.ceil((row.length * scale) / 8))
  for (let x = 0; x < row.length * scale; x += 1) {
    if (row[Math.floor(x / scale)]) continue
    const at = 1 + (x >> 3)
    line.writeUInt8(line.readUInt8(at) | (0x80 >> (x & 7)), at)
  }
  return line
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
