import { RoompassError } from '../../shared/errors.ts'
import type { KeyEncoding } from '../../shared/schemas.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Takes exactly one final LF or CRLF off the bytes of a file or of standard input, which editors and `echo` add,
 * and nothing else: a key may well end in a space.
 */
export function stripFinalNewline(bytes: Uint8Array): Uint8Array {
  if (bytes.at(-1) !== lineFeed) return bytes
  return bytes.subarray(0, bytes.at(-2) === carriageReturn ? -2 : -1)
}

/**
 * The secret that a key's text stands for: `text` is its bytes as they are; `base64` and `base64url` (RFC 4648, 4
 * and 5) may have their padding or not; `hex` may be in capitals. Nothing beside the alphabet is skipped.
 *
 * @throws RoompassError `key-empty`, `key-unreadable`
 */
export function decodeKey(raw: Uint8Array, encoding: KeyEncoding): Uint8Array {
  const secret = encoding === 'text' ? Uint8Array.from(raw) : decoded(raw, encoding)
  if (secret.length === 0) {
    throw new RoompassError('key-empty', 'The key is empty: copy it again from the dashboard.', 'secret')
  }
  return secret
}

const alphabets = {
  base64: /^[A-Za-z0-9+/]*={0,2}$/,
  base64url: /^[A-Za-z0-9_-]*={0,2}$/,
  hex: /^[0-9A-Fa-f]*$/,
} as const

function decoded(raw: Uint8Array, encoding: Exclude<KeyEncoding, 'text'>): Uint8Array {
  const text = Buffer.from(raw).toString('latin1')
  if (!alphabets[encoding].test(text)) throw unreadable(encoding)
  const secret = Buffer.from(text, encoding)
  if (!isWhole(text, secret, encoding)) throw unreadable(encoding)
  return Uint8Array.from(secret)
}

/** True where encoding again gives the text back, but for padding and the case of hex digits. */
function isWhole(text: string, secret: Buffer, encoding: Exclude<KeyEncoding, 'text'>): boolean {
  if (encoding === 'hex') return secret.toString('hex') === text.toLowerCase()
  const unpadded = text.replace(/=+$/, '')
  const padded = unpadded.length < text.length
  if (padded && text.length % 4 !== 0) return false
  return secret.toString(encoding).replace(/=+$/, '') === unpadded
}

const spellings = {
  base64: 'base64: letters, digits, + and /',
  base64url: 'base64url: letters, digits, - and _',
  hex: 'hex: pairs of 0 to 9 and a to f',
} as const

function unreadable(encoding: Exclude<KeyEncoding, 'text'>): RoompassError {
  return new RoompassError(
    'key-unreadable',
    `The key can not be read as ${spellings[encoding]}; choose another encoding, or copy the key again.`,
    'secret',
  )
}
