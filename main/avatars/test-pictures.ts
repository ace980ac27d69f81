/** The smallest headers that say a size, for tests of what reads them. */
const u16be = (n: number) => [n >> 8, n & 255]
const u16le = (n: number) => [n & 255, n >> 8]
const u32be = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
const u24le = (n: number) => [n & 255, (n >> 8) & 255, n >> 16]
const text = (value: string) => [...Buffer.from(value, 'latin1')]

export const pngOf = (width: number, height: number) =>
  Buffer.from([
    ...text('\x89PNG\r\n\x1a\n'),
    ...u32be(13),
    ...text('IHDR'),
    ...u32be(width),
    ...u32be(height),
    8,
    0,
    0,
    0,
    0,
  ])

export const gifOf = (width: number, height: number) =>
  Buffer.from([...text('GIF89a'), ...u16le(width), ...u16le(height), 0, 0, 0])

/** With an application segment in front, as cameras write it. */
export const jpegOf = (width: number, height: number) =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe1, ...u16be(6), 1, 2, 3, 4],
    ...[0xff, 0xc2, ...u16be(11), 8, ...u16be(height), ...u16be(width), 1, 1, 17, 0],
  ])

const riff = (chunk: string, body: number[]) =>
  Buffer.from([...text('RIFF'), 0, 0, 0, 0, ...text('WEBP'), ...text(chunk), 0, 0, 0, 0, ...body])

export const webpOf = {
  extended: (width: number, height: number) =>
    riff('VP8X', [0, 0, 0, 0, ...u24le(width - 1), ...u24le(height - 1)]),
  lossless: (width: number, height: number) => {
    const packed = Buffer.alloc(4)
    packed.writeUInt32LE((width - 1) | ((height - 1) << 14))
    return riff('VP8L', [0x2f, ...packed])
  },
  lossy: (width: number, height: number) =>
    riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, ...u16le(width), ...u16le(height)]),
}

export const avifOf = (width: number, height: number) =>
  Buffer.from([
    ...[...u32be(20), ...text('ftypavif'), 0, 0, 0, 0, ...text('mif1')],
    ...[...u32be(20), ...text('ispe'), 0, 0, 0, 0, ...u32be(width), ...u32be(height)],
  ])
