import { crc32, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blackAndWhitePng } from './png.ts'

/** Reads what the writer writes, by the specification and not by the writer's code. */
function decode(png: Uint8Array) {
  const bytes = Buffer.from(png)
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const chunks: { type: string; content: Buffer }[] = []
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(bytes.subarray(at + 4, at + 8 + length)))
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      content: bytes.subarray(at + 8, at + 8 + length),
    })
    at += 12 + length
  }
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND'])
  const header = chunks[0]?.content ?? Buffer.alloc(13)
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const lines = inflateSync(chunks[1]?.content ?? Buffer.alloc(0))
  const stride = 1 + Math.ceil(width / 8)
  expect(lines).toHaveLength(stride * height)
  const rows = Array.from({ length: height }, (_, y) => {
    expect(lines[y * stride]).toBe(0)
    return Array.from({ length: width }, (_, x) => {
      const byte = lines[y * stride + 1 + Math.floor(x / 8)] ?? 0
      return ((byte >> (7 - (x % 8))) & 1) === 0
    })
  })
  return { width, height, format: [...header.subarray(8)], rows }
}

/** Each item a number of times. */
const times = <Item>(items: readonly Item[], count: number) =>
  items.flatMap((item) => Array<Item>(count).fill(item))

describe('blackAndWhitePng', () => {
  it('writes one-bit grayscale without interlace', () => {
    expect(decode(blackAndWhitePng([[true, false, true]], 2)).format).toEqual([1, 0, 0, 0, 0])
  })

  it('gives every point back', () => {
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }))
      .chain(([width, height]) =>
        fc.array(fc.array(fc.boolean(), { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
    fc.assert(
      fc.property(picture, fc.integer({ min: 1, max: 9 }), (rows, scale) => {
        const points = times(
          rows.map((row) => times(row, scale)),
          scale,
        )
        const decoded = decode(blackAndWhitePng(rows, scale))
        expect(decoded).toMatchObject({
          ...{ width: points[0]?.length, height: points.length },
          rows: points,
        })
      }),
    )
  })
})
