import { stat } from 'node:fs/promises'
import type { Reading } from '../../../shared/batch/schemas.ts'
import { RoompassError } from '../../../shared/errors.ts'
import type { InputSource } from '../batch-engine.ts'
import { readHead } from '../input/read-head.ts'

/** A source that can be read again. */
export type LastingSource = Exclude<InputSource, { readonly from: 'stdin' }>

/** What another file, or another content of the same one, would have otherwise; empty for what never changes. */
export async function stampOf(source: LastingSource): Promise<string> {
  if (source.from !== 'file') return ''
  // What is wrong with it is said where it is read.
  const file = await stat(source.path, { bigint: true }).catch(() => null)
  return file === null ? 'gone' : `${file.ino} ${file.size} ${file.mtimeNs}`
}

/** @throws RoompassError `bad-request` where the stamps differ */
export function expectUnchanged(before: string, after: string): void {
  if (before === after) return
  throw new RoompassError(
    'bad-request',
    'The file was changed or moved while it was read, so nothing of this is certain: check again once it is whole.',
  )
}

/** @throws RoompassError `bad-request` where the columns are others by now; what `readHead` throws */
export async function expectColumns(
  source: LastingSource,
  reading: Reading,
  columns: readonly string[],
): Promise<void> {
  if (source.from !== 'file') return
  const { head } = await readHead(source, reading)
  if (JSON.stringify(head.columns) === JSON.stringify(columns)) return
  throw new RoompassError(
    'bad-request',
    'The columns of the file are not what they were when it was opened: open it again.',
  )
}
