import type { InputRow, Reading } from '../../../shared/batch/schemas.ts'
import type { InputSource } from '../batch-engine.ts'
import { readCancelled } from './failures.ts'
import { rowsOf } from './rows-of.ts'
import { slicesOf } from './slices.ts'
import { openText } from './text.ts'

export { ownRow } from './own-row.ts'

export interface ReadRowsOptions {
  readonly signal?: AbortSignal | undefined
  /** Told how many bytes were read from the source so far, piece by piece, before their rows come. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** The most rows that come at once. */
export const mostRowsAtOnce = 2_000

/**
 * The rows of an input in their order, some at once, as quickly as they are taken: memory does not depend on how many
 * there are. Cells may hold on to the text that they were cut from: copy rows that are kept for long with `ownRow`.
 *
 * @param columns of `readHead` for the same reading
 * @throws RoompassError `not-found`, `bad-request` as `readHead`; `cancelled` once the signal is aborted
 */
export async function* readRows(
  source: InputSource,
  reading: Reading,
  columns: readonly string[],
  { signal, onBytes }: ReadRowsOptions = {},
): AsyncGenerator<InputRow[]> {
  goOn(signal)
  const text = await openText(source)
  try {
    const { reader, first } = rowsOf(text.sample, reading, columns)
    onBytes?.(text.sampleBytes.length)
    for (const slice of slicesOf(first)) yield* someAtOnce(reader.push(slice), signal)
    for await (const piece of text.rest()) {
      onBytes?.(piece.bytes)
      yield* someAtOnce(reader.push(piece.text), signal)
    }
    yield* someAtOnce(reader.end(), signal)
  } finally {
    await text.close()
  }
}

function* someAtOnce(rows: InputRow[], signal: AbortSignal | undefined): Generator<InputRow[]> {
  goOn(signal)
  for (let at = 0; at < rows.length; at += mostRowsAtOnce) {
    yield rows.slice(at, at + mostRowsAtOnce)
    goOn(signal)
  }
}

function goOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw readCancelled()
}
