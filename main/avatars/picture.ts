/** What the first bytes of a picture say of it. */
export interface PictureFormat {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif'
  /** Pixels. */
  readonly width: number
  readonly height: number
}

const ascii = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

/**
 * Tells format and size of a picture from its bytes, never from what a server calls it. Null for everything that is
 * not PNG, JPEG, GIF, WebP or AVIF, or that ends before its size. SVG is not among them: it can carry script.
 */
export function pictureFormat(input: Uint8Array): PictureFormat | null {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  try {
    return png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? webp(bytes) ?? avif(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function png(bytes: Buffer): PictureFormat | null {
  if (ascii(bytes, 0, 8) !== '\x89PNG\r\n\x1a\n' || ascii(bytes, 12, 16) !== 'IHDR') return null
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

function gif(bytes: Buffer): PictureFormat | null {
  const magic = ascii(bytes, 0, 6)
  if (magic !== 'GIF87a' && magic !== 'GIF89a') return null
  return { type: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
}

/** Start-of-frame markers carry the size; C4, C8 and CC share their range and are something else (ITU T.81, B.1.1.3). */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function jpeg(bytes: Buffer): PictureFormat | null {
  if (bytes.length < 3 || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
    } else if (isStartOfFrame(marker)) {
      return { type: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    } else {
      at += 2 + bytes.readUInt16BE(at + 2)
    }
  }
  return null
}

/** The three kinds of WebP keep the size in three ways (RFC 9649, 2.5 to 2.7). */
function webp(bytes: Buffer): PictureFormat | null {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP') return null
  const kind = ascii(bytes, 12, 16)
  if (kind === 'VP8X') {
    return { type: 'image/webp', width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  }
  if (kind === 'VP8L') {
    const packed = bytes.readUInt32LE(21)
    return { type: 'image/webp', width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
  }
  if (kind === 'VP8 ') {
    return {
      type: 'image/webp',
      width: bytes.readUInt16LE(26) & 0x3fff,
      height: bytes.readUInt16LE(28) & 0x3fff,
    }
  }
  return null
}

/** How far into the file the size of an AVIF is looked for, in bytes; encoders write it within the first few hundred. */
const avifHeader = 64 * 1024

/** The `ispe` property holds the size (ISO/IEC 23008-12, 6.5.3). The largest one counts: thumbnails have their own. */
function avif(bytes: Buffer): PictureFormat | null {
  if (ascii(bytes, 4, 8) !== 'ftyp') return null
  const brands = ascii(bytes, 8, Math.min(bytes.readUInt32BE(0), bytes.length))
  if (!brands.includes('avif') && !brands.includes('avis')) return null
  const header = bytes.subarray(0, avifHeader)
  let size = { width: 0, height: 0 }
  for (let at = header.indexOf('ispe'); at !== -1; at = header.indexOf('ispe', at + 4)) {
    const found = { width: header.readUInt32BE(at + 8), height: header.readUInt32BE(at + 12) }
    if (found.width * found.height > size.width * size.height) size = found
  }
  return size.width > 0 ? { type: 'image/avif', ...size } : null
}
