import { cutToBytes } from './names.ts'

/** Bytes of UTF-8 that a guest's name may take: encrypted file systems have 143 for the whole. */
const longestGuest = 120

/** Behind the number of its row, six digits or more. */
const pattern = /^(\d{6,})[ .]/

/**
 * The name of the file with a guest's code, such as `000017 Jane Doe.png`, which every file system takes. It begins with
 * the number of the row, so that none is reserved, hidden or there twice.
 *
 * @param extension without a dot
 */
export function codeName(row: number, name: string | null, extension: string): string {
  const guest = cutToBytes(safe(name ?? ''), longestGuest).trim()
  return `${String(row).padStart(6, '0')}${guest === '' ? '' : ` ${guest}`}.${extension}`
}

/** The row whose code a file of this name holds; null where it is none of ours. */
export function rowOfCode(fileName: string): number | null {
  const digits = pattern.exec(fileName)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Without what no eye sees, and with a hyphen for what some file system or shell takes for something else. */
function safe(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/[^\p{L}\p{M}\p{N} _'’.,()+&-]+/gu, '-')
}
