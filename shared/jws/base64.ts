import type { SegmentForm } from '../lab/craft.ts'
import { base64urlAlphabet } from './base64url.ts'

const lettersOf = (alphabet: string) => Uint8Array.from(alphabet, (letter) => letter.charCodeAt(0))
const urlLetters = lettersOf(base64urlAlphabet)
const plainLetters = lettersOf(`${base64urlAlphabet.slice(0, 62)}+/`)
const ascii = new TextDecoder()

/** Bytes as base64 (RFC 4648, 4) or base64url (5), with padding or without. */
export function encodeBase64(bytes: Uint8Array, form: SegmentForm): string {
  const letters = form.startsWith('base64url') ? urlLetters : plainLetters
  const text = ascii.decode(encoded(bytes, letters))
  return form.endsWith('padded') ? text.padEnd(Math.ceil(text.length / 4) * 4, '=') : text
}

/** Each six bits as a letter, the last ones filled up with zeros. */
function encoded(bytes: Uint8Array, letters: Uint8Array): Uint8Array {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let held = 0
  let bits = 0
  let at = 0
  const write = (value: number) => {
    text[at] = letters[value & 63] ?? 0
    at += 1
  }
  for (let index = 0; index < bytes.length; index += 1) {
    bits = ((bits << 8) | (bytes[index] ?? 0)) & 0xffff
    held += 8
    while (held >= 6) {
      held -= 6
      write(bits >> held)
    }
  }
  if (held > 0) write(bits << (6 - held))
  return text
}
