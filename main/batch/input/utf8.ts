import { isUtf8 } from 'node:buffer'

/**
 * Stands where bytes are no text: half a surrogate pair, which no valid UTF-8 can hold
 * (https://www.unicode.org/versions/latest/core-spec/chapter-3/#G31703), so that rows with it are found. The first half:
 * a second one would make a character of the half that UTF-16 may break off with.
 */
export const unreadable = '\ud800'

/** How many bytes at the end may be the beginning of a character that goes on in the next piece. */
export function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return lengthBy(byte) > back ? back : 0
  }
  return 0
}

/** @param bytes that end with a whole character, or don't go on */
export function decodeUtf8(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : decodeMarked(bytes)
}

function decodeMarked(bytes: Buffer): string {
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const length = lengthBy(bytes[at] ?? 0)
    if (length === 1) {
      const start = at
      while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at++
      text += bytes.toString('latin1', start, at)
      continue
    }
    const character = bytes.subarray(at, at + length)
    const isOne = length > 0 && character.length === length && isUtf8(character)
    text += isOne ? character.toString('utf8') : unreadable
    at += isOne ? length : 1
  }
  return text
}

/** The bytes of a character that begins with this one; 0 where none does (RFC 3629, 3). */
function lengthBy(byte: number): number {
  if (byte < 0x80) return 1
  if (byte < 0xc2 || byte > 0xf4) return 0
  if (byte < 0xe0) return 2
  return byte < 0xf0 ? 3 : 4
}
