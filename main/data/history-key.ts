import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Length of the keys that are made here, in bytes. */
const madeKeyLength = 32

/** A new random key of 32 bytes. */
export const newKey = (): Uint8Array => Uint8Array.from(randomBytes(madeKeyLength))

/** Bytes as the keychain keeps them. */
export const toEntry = (secret: Uint8Array): string => Buffer.from(secret).toString('base64')

/** The bytes of a keychain entry; null where it is empty or not what `toEntry` writes. */
export function secretFrom(entry: string): Uint8Array | null {
  const read = Buffer.from(entry, 'base64')
  const secret = Uint8Array.from(read)
  // It may be part of a pool, where it would stay for a while.
  read.fill(0)
  return secret.length > 0 && toEntry(secret) === entry ? secret : null
}

/** The same for a key of 32 bytes. */
export function madeKeyFrom(entry: string): Uint8Array | null {
  const key = secretFrom(entry)
  return key?.length === madeKeyLength ? key : null
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
