import { setTimeout as wait } from 'node:timers/promises'
import type { InputRow } from '../../../shared/batch/schemas.ts'

export interface ReadingOptions {
  /** Of the input, from its first row. */
  readonly rows: AsyncIterable<readonly InputRow[]>
  /** True where what waits is to be handed on before the next row. */
  readonly take: (row: InputRow) => boolean
  readonly flush: () => Promise<void>
  /** Before each piece of the input, and while it is waited for. Ends the reading by throwing. */
  readonly look: () => Promise<void>
}

/** Milliseconds for which the input is waited for before what waits is handed on anyway. */
const patience = 100

/**
 * Takes every row of an input, and hands on what waits where the input is slower than that, as one from a pipe is that
 * somebody types into.
 */
export async function readAll({ rows, take, flush, look }: ReadingOptions): Promise<void> {
  const pieces = rows[Symbol.asyncIterator]()
  try {
    for (;;) {
      const piece = await nextPiece(pieces.next())
      if (piece.done === true) break
      await look()
      for (const row of piece.value) if (take(row)) await flush()
    }
    await flush()
  } catch (error) {
    // A piece that never comes must not be waited for.
    void Promise.resolve(pieces.return?.()).catch(() => undefined)
    throw error
  }

  async function nextPiece<T>(next: Promise<T>): Promise<T> {
    // Whoever gave up waiting does not hear of it any more.
    next.catch(() => undefined)
    for (;;) {
      const timer = new AbortController()
      const late = wait(patience, 'late' as const, { signal: timer.signal }).catch(() => 'late' as const)
      const got = await Promise.race([next, late])
      timer.abort()
      if (got !== 'late') return got
      await look()
      await flush()
    }
  }
}
