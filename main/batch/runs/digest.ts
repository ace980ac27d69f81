import { createHash } from 'node:crypto'
import type { InputRow } from '../../../shared/batch/schemas.ts'

/** Tells one input from another: by its rows as they are read, whatever surrounds them in the file. */
export interface Digest {
  add(row: InputRow): void
  /** The number of the last row. */
  rows(): number
  /** Of all rows so far. Hexadecimal. */
  now(): string
}

/** UTF-16 units that are digested at once. */
const piece = 64 * 1024

/** SHA-256 over the cells of each row, as compact JSON with a line end behind it. */
export function createDigest(): Digest {
  const hash = createHash('sha256')
  let waiting = ''
  let last = 0
  const digestWaiting = () => {
    hash.update(waiting)
    waiting = ''
  }
  return {
    add: ({ row, cells }) => {
      last = row
      waiting += `${JSON.stringify(cells)}\n`
      if (waiting.length >= piece) digestWaiting()
    },
    rows: () => last,
    now: () => {
      digestWaiting()
      return hash.copy().digest('hex')
    },
  }
}
