import { randomBytes } from 'node:crypto'

/** A text that is found nowhere by chance, to be looked for wherever it should not be. ASCII only. */
export interface Canary {
  readonly name: string
  readonly text: string
}

/** Ways in which a text may lie about. */
export const encodings = ['text', 'base64', 'base64url', 'hex', 'HEX', 'UTF-16LE', 'UTF-16BE'] as const
export type Encoding = (typeof encodings)[number]

/** A new key of 49 bytes that says of itself that it is for a test. Any 12 characters hold at least 3 random ones. */
export function canaryKey(name: string): Canary {
  return { name, text: `${randomBytes(30).toString('base64url')}-test-key` }
}

/** A new word of 24 letters and digits, such as stands in a form. */
export function canaryWord(name: string): Canary {
  return { name, text: randomBytes(12).toString('hex') }
}

/** The bytes of a text in an encoding. */
export function encoded(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'text':
      return Buffer.from(text)
    case 'base64':
    case 'base64url':
    case 'hex':
      return Buffer.from(Buffer.from(text).toString(encoding))
    case 'HEX':
      return Buffer.from(Buffer.from(text).toString('hex').toUpperCase())
    case 'UTF-16LE':
      return Buffer.from(text, 'utf16le')
    case 'UTF-16BE':
      return Buffer.from(text, 'utf16le').swap16()
  }
}
