import type { Encoding } from './encoding.ts'
import { decodeUtf8, unfinished, unreadable } from './utf8.ts'

/** Makes text of bytes, piece by piece, wherever they are cut. Bytes that can't be read come as `unreadable`. */
export interface Decoder {
  /** @param bytes are not kept */
  readonly write: (bytes: Buffer) => string
  /** What is still held back. */
  readonly end: () => string
}

export function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'windows-1252') return { write: windows1252, end: () => '' }
  return encoding === 'utf-8' ? holding(unfinished, decodeUtf8) : holding(oddByte, utf16(encoding))
}

/** Holds back the beginning of a character that goes on in the next piece. */
function holding(unfinishedIn: (bytes: Buffer) => number, decode: (bytes: Buffer) => string): Decoder {
  let held = Buffer.alloc(0)
  return {
    write: (bytes) => {
      const all = held.length === 0 ? bytes : Buffer.concat([held, bytes])
      const end = all.length - unfinishedIn(all)
      held = Buffer.from(all.subarray(end))
      return decode(all.subarray(0, end))
    },
    end: () => unreadable.repeat(held.length),
  }
}

const oddByte = (bytes: Buffer): number => bytes.length % 2

const utf16 = (encoding: 'utf-16le' | 'utf-16be') => (bytes: Buffer) =>
  (encoding === 'utf-16le' ? bytes : Buffer.from(bytes).swap16()).toString('utf16le')

/** What 0x80 to 0x9F are in windows-1252 (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
const beyondLatin1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/gu, (character) => beyondLatin1.charAt(character.charCodeAt(0) - 0x80))
}
