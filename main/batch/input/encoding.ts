import { isUtf8 } from 'node:buffer'
import type { BatchInput } from '../../../shared/batch/schemas.ts'
import { unfinished } from './utf8.ts'

export type Encoding = BatchInput['encoding']

export interface GuessedEncoding {
  readonly encoding: Encoding
  /** Bytes of the byte order mark; 0 where there is none. */
  readonly mark: number
}

/**
 * How the beginning of a text is encoded: by its mark (https://encoding.spec.whatwg.org/#bom-sniff), UTF-16 without one by
 * the zeros beside Latin letters, else UTF-8; what is not valid as that is windows-1252, which fits anything.
 *
 * @param isWhole whether nothing comes behind it
 */
export function guessEncoding(bytes: Buffer, isWhole: boolean): GuessedEncoding {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 }
  const zeros = byZeros(bytes)
  if (zeros !== null) return { encoding: zeros, mark: 0 }
  const complete = isWhole ? bytes : bytes.subarray(0, bytes.length - unfinished(bytes))
  return { encoding: isUtf8(complete) ? 'utf-8' : 'windows-1252', mark: 0 }
}

/** Zeros stand beside separators, line ends and Latin letters, on one side alone. */
function byZeros(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, 4096) >> 1
  let high = 0
  let low = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) high++
    if (bytes[at + 1] === 0) low++
  }
  const [many, few] = [pairs * 0.2, pairs * 0.01]
  if (pairs === 0) return null
  if (low >= many && high <= few) return 'utf-16le'
  return high >= many && low <= few ? 'utf-16be' : null
}
