import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { InputRow, Reading } from '../../../shared/batch/schemas.ts'
import { temporaryFolder } from '../../test-engine.ts'
import type { InputSource } from '../batch-engine.ts'
import { readHead } from './read-head.ts'
import { readRows } from './read-rows.ts'

/** For tests only: sources, and everything that is read of one. */

export function fileOf(bytes: Uint8Array | string, name = 'guests.csv'): InputSource {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return { from: 'file', path }
}

/** A stream that gives the bytes in pieces of these sizes, in turn. */
export function streamOf(bytes: Uint8Array, sizes: readonly number[] = [7]): InputSource {
  const pieces: Uint8Array[] = []
  for (let at = 0, index = 0; at < bytes.length; index++) {
    const size = Math.max(1, sizes[index % sizes.length] ?? 1)
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  return { from: 'stdin', stream: Readable.from(pieces, { objectMode: true }) }
}

export async function readAll(source: InputSource, given: Reading | null = null) {
  const { head, source: again } = await readHead(source, given)
  const rows: InputRow[] = []
  for await (const some of readRows(again, head.reading, head.columns)) rows.push(...some)
  return { head, rows }
}

/** What is read of a text with the columns name and id, as `line: cells ! fault`. */
export async function linesOf(text: string | Uint8Array, given: Reading): Promise<string[]> {
  const bytes = Buffer.from(text)
  const rows: InputRow[] = []
  const source = streamOf(bytes, [bytes.length < 1000 ? 7 : 7777])
  for await (const some of readRows(source, given, ['name', 'id'])) rows.push(...some)
  return rows.map(
    ({ line, cells, fault }) => `${line}: ${cells.join('|')}${fault === null ? '' : ` ! ${fault}`}`,
  )
}

export const csv = (separator: Reading['separator'] = ',', hasHeader = true): Reading => ({
  ...{ format: 'csv', separator, hasHeader },
})
export const jsonl: Reading = { format: 'jsonl', separator: null, hasHeader: true }
