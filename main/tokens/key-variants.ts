import type { KeyVariant } from '../../shared/lab/craft.ts'

/** A made-up key that belongs to nobody. It never changes: tokens that it signed are in sheets. */
const anotherKey = Buffer.from('roompass-test-key-of-nobody-not-a-real-one')

/**
 * What a mistake makes of a key. Text is read and written as ASCII; other bytes stay as they are.
 *
 * @param secret decoded bytes; not changed
 * @returns new bytes, which the caller overwrites after use; null where the mistake can't be made with this key or
 * makes no other key of it. Only `empty` gives no bytes.
 */
export function keyVariant(secret: Uint8Array, variant: KeyVariant): Uint8Array | null {
  if (variant === 'right') return Uint8Array.from(secret)
  const varied = makers[variant](secret)
  if (varied === null || Buffer.compare(varied, secret) === 0) return null
  return varied.length === 0 && variant !== 'empty' ? null : varied
}

type Maker = (secret: Uint8Array) => Uint8Array | null

const makers: Record<Exclude<KeyVariant, 'right'>, Maker> = {
  'from-base64': (secret) => readAs('base64', secret),
  'from-base64url': (secret) => readAs('base64url', secret),
  'from-hex': (secret) => readAs('hex', secret),
  'as-base64': (secret) => writtenAs('base64', secret),
  'as-base64url': (secret) => writtenAs('base64url', secret),
  'as-hex': (secret) => writtenAs('hex', secret),
  'newline-after': (secret) => joined('', secret, '\n'),
  'crlf-after': (secret) => joined('', secret, '\r\n'),
  'space-before': (secret) => joined(' ', secret, ''),
  'space-after': (secret) => joined('', secret, ' '),
  'spaces-around': (secret) => joined(' ', secret, ' '),
  'double-quoted': (secret) => joined('"', secret, '"'),
  'single-quoted': (secret) => joined("'", secret, "'"),
  trimmed: (secret) => {
    const first = secret.findIndex((byte) => !isSpace(byte))
    const last = secret.findLastIndex((byte) => !isSpace(byte))
    return first === -1 ? null : secret.slice(first, last + 1)
  },
  unquoted: (secret) => {
    const quote = secret[0]
    const isQuoted = quotes.includes(quote ?? 0) && secret.length > 1 && secret.at(-1) === quote
    return isQuoted ? secret.slice(1, -1) : null
  },
  'upper-case': (secret) => secret.map((byte) => (byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte)),
  'lower-case': (secret) => secret.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte)),
  empty: () => new Uint8Array(),
  'another-key': () => Uint8Array.from(anotherKey),
}

/** Double and single. */
const quotes: readonly number[] = [0x22, 0x27]

/** ASCII white space, as most languages trim it. */
const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

const forms = {
  base64: /^[A-Za-z0-9+/]+(={0,2})$/,
  base64url: /^[A-Za-z0-9_-]+(={0,2})$/,
  hex: /^(?:[0-9A-Fa-f]{2})+$/,
} as const

/**
 * The bytes that a text stands for, as decoders take it: the padding may be missing, but is not wrong, and bits that
 * are left over are not looked at (RFC 4648, 3.2 and 3.5).
 */
function readAs(encoding: keyof typeof forms, secret: Uint8Array): Uint8Array | null {
  const text = Buffer.from(secret).toString('latin1')
  const match = forms[encoding].exec(text)
  if (match === null) return null
  const [, padding = ''] = match
  if (padding !== '' && text.length % 4 !== 0) return null
  if (encoding !== 'hex' && (text.length - padding.length) % 4 === 1) return null
  return Uint8Array.from(Buffer.from(text, encoding))
}

/** base64 with padding, base64url without, hex in small letters: as the usual tools write them. */
function writtenAs(encoding: keyof typeof forms, secret: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.from(Buffer.from(secret).toString(encoding), 'latin1'))
}

function joined(before: string, secret: Uint8Array, after: string): Uint8Array {
  return Uint8Array.from([...Buffer.from(before), ...secret, ...Buffer.from(after)])
}
