import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { BatchInput, Reading } from '../../../shared/batch/schemas.ts'
import type { InputSource } from '../batch-engine.ts'
import { nameOf } from './bytes.ts'
import type { Encoding } from './encoding.ts'
import { readFailure } from './failures.ts'
import { guessFormat } from './guess-format.ts'
import { headOfCsv } from './head-of-csv.ts'
import { headOfJson } from './head-of-json.ts'
import { ownRow } from './own-row.ts'
import { rowsOf } from './rows-of.ts'
import { firstRowsOf } from './slices.ts'
import { type OpenedText, openText } from './text.ts'

/** What the beginning of an input tells. */
export interface InputHead {
  readonly head: Omit<BatchInput, 'id'>
  /** To be read from now on, also by another `readHead`: a stream keeps what was looked at. */
  readonly source: InputSource
}

/** Rows that are shown before anything is done. */
const shownRows = 10

/**
 * Reads the beginning of an input, at most 1 MiB (of a stream 64 KiB).
 *
 * @param reading how to read it, as far as it is said; the rest is found out, of null all
 * @throws RoompassError `bad-request` for what is no table, `not-found` for a file that is not there
 */
export async function readHead(source: InputSource, reading: Partial<Reading> | null): Promise<InputHead> {
  const text = await openText(source)
  try {
    return { head: await headOf(source, text, reading ?? {}), source: readAgain(source, text) }
  } finally {
    if (source.from !== 'stdin') await text.close()
  }
}

async function headOf(
  source: InputSource,
  { sample, isWhole, encoding }: OpenedText,
  given: Partial<Reading>,
): Promise<InputHead['head']> {
  const name = nameOf(source)
  const format = given.format ?? guessFormat(sample, name)
  const { reading, columns, remarks } =
    format === 'jsonl' ? headOfJson(sample, isWhole) : headOfCsv(sample, isWhole, given)
  const { reader, first } = rowsOf(sample, reading, columns)
  const rows = firstRowsOf(reader, first, isWhole, shownRows)
  return {
    from: source.from,
    name: name.slice(0, 500),
    bytes: await bytesIn(source),
    encoding,
    reading,
    columns,
    firstRows: rows.slice(0, shownRows).map(shown),
    remarks: [...encodingRemarks(encoding), ...remarks],
  }
}

function shown(row: Parameters<typeof ownRow>[0]): InputHead['head']['firstRows'][number] {
  const { row: number, line, cells } = ownRow(row)
  return { row: number, line, cells: [...cells] }
}

async function bytesIn(source: InputSource): Promise<number | null> {
  if (source.from === 'stdin') return null
  if (source.from === 'pasted') return Buffer.byteLength(source.text)
  try {
    const { size } = await stat(source.path)
    return size
  } catch (error) {
    throw readFailure(error, nameOf(source))
  }
}

function readAgain(source: InputSource, { sampleBytes, restBytes }: OpenedText): InputSource {
  if (source.from !== 'stdin') return source
  const all = async function* () {
    yield sampleBytes
    // A piece is good only until the next one, and a stream asks ahead.
    for await (const piece of restBytes) yield Buffer.from(piece)
  }
  return { from: 'stdin', stream: Readable.from(all()) }
}

function encodingRemarks(encoding: Encoding): string[] {
  if (encoding === 'utf-8') return []
  if (encoding === 'windows-1252')
    return ['The text is not valid UTF-8, so it was read as windows-1252: look at letters such as ä and é.']
  return ['The text is UTF-16 and was converted.']
}
