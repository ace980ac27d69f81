import type { OutputRow } from './output.ts'
import type { TextFormat } from './text-format.ts'

/** Characters after which a piece is written, so that no output of many rows stands in the memory as a whole. */
const pieceLength = 256 * 1024

/** Rows as they are written at once. */
export interface Piece {
  readonly bytes: Buffer
  /** The last row in it. */
  readonly row: number
}

/** Rows in their order, in pieces of whole rows. Each is made when it is asked for. */
export function* piecesOf(rows: readonly OutputRow[], format: TextFormat): Generator<Piece> {
  let text = ''
  for (const [at, row] of rows.entries()) {
    text += format.row(row)
    if (text.length < pieceLength && at < rows.length - 1) continue
    yield { bytes: Buffer.from(text), row: row.row }
    text = ''
  }
}
