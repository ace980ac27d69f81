import { crc32, deflateSync } from 'node:zlib'

/**
 * A PNG of black and white points, one bit each, grayscale without interlace (PNG, third edition, 11.2.1 and 7.2).
 * `dark(x, y)` says which points are black.
 */
export function blackAndWhitePng(
  width: number,
  height: number,
  dark: (x: number, y: number) => boolean,
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(scanlines(width, height, dark), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each line is a filter byte (none) and its points, the leftmost in the highest bit; 1 is white. */
function scanlines(width: number, height: number, dark: (x: number, y: number) => boolean): Buffer {
  const stride = 1 + Math.ceil(width / 8)
  const lines = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (dark(x, y)) continue
      const at = y * stride + 1 + (x >> 3)
      lines.writeUInt8(lines.readUInt8(at) | (0x80 >> (x & 7)), at)
    }
  }
  return lines
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
