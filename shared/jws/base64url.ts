/** In the order of their values (RFC 4648, 5). */
export const base64urlAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const none = 255
/** The value of each ASCII letter. */
const values = new Uint8Array(128).fill(none)
for (let value = 0; value < 64; value += 1) values[base64urlAlphabet.charCodeAt(value)] = value

/** What a letter counts in base64url; null for any other unit. */
export function base64urlValue(unit: number): number | null {
  const value = values[unit] ?? none
  return value === none ? null : value
}

/**
 * Decodes base64url without padding (RFC 7515, 2) to bytes. Null for any other character, for padding, and for a
 * length that no bytes have. Bits left over at the end are not looked at.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let letter = 0; letter < text.length; letter += 1) {
    const value = values[text.charCodeAt(letter)] ?? none
    if (value === none) return null
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at] = (bits >> held) & 0xff
      at += 1
    }
  }
  return bytes
}
