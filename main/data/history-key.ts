import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Length of the keys that are made here, in bytes. */
const madeKeyLength = 32

/** A new random key of 32 bytes. */
export const newKey = (): Uint8Array => Uint8Array.from(randomBytes(madeKeyLength))

/** Bytes as the keychain keeps them. */
export const toEntry = (secret: Uint8Array): string => Buffer.from(secret).toString('base64')

/** The bytes of a keychain entry. */
export const fromEntry = (entry: string): Uint8Array => Uint8Array.from(Buffer.from(entry, 'base64'))

/** The same for a key of 32 bytes; null where the entry is something else. */
export function madeKeyFrom(entry: string): Uint8Array | null {
  const key = fromEntry(entry)
  return key.length === madeKeyLength && toEntry(key) === entry ? key : null
}

/**
 * The check value of a history key: SQLite says "not a database" of a wrong key and of a damaged file alike, and
 * this tells them apart. It says nothing of a random key of 32 bytes.
 */
export function historyCheckOf(key: Uint8Array): string {
  return createHmac('sha256', key).update('Roompass history check 1').digest('base64url')
}

/** True where the key is the one that the check value was made with. */
export function fitsCheck(key: Uint8Array, check: string): boolean {
  const made = Buffer.from(historyCheckOf(key))
  const known = Buffer.from(check)
  return made.length === known.length && timingSafeEqual(made, known)
}
