import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { stringify } from 'csv-stringify'
import { RoompassError } from '../../shared/errors.ts'

export type ExportFormat = 'csv' | 'json'

/** What a line of an export is in CSV. */
export interface Columns<Row> {
  readonly head: readonly string[]
  /** The cells of one line, none of which a spreadsheet takes for a formula. */
  cells(row: Row): string[]
}

/** Rows after which everything else in this process has its turn. */
const chunk = 100

/**
 * Writes rows to a file for its owner alone, and gives how many. The file is whole or not there: it is written under
 * another name beside its place, and one that was there before stays until then.
 *
 * CSV is UTF-8 with a byte order mark, without which Excel takes it for another encoding, and with every cell in
 * quotes and the line ends of RFC 4180. JSON is one list.
 *
 * @throws RoompassError `failed` where the file can't be written; whatever `rows` throws
 */
export async function exportRows<Row>(
  rows: Iterable<Row>,
  columns: Columns<Row>,
  { path, format }: { readonly path: string; readonly format: ExportFormat },
): Promise<number> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`
  let count = 0
  const counted = async function* () {
    for (const row of rows) {
      if (count % chunk === 0) await setImmediate()
      count++
      yield row
    }
  }
  const target = createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true })
  try {
    await write(target, counted(), columns, format)
    await rename(temporary, path)
    return count
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error instanceof RoompassError ? error : new RoompassError('failed', exportTrouble(error))
  }
}

function write<Row>(
  target: Writable,
  rows: AsyncGenerator<Row>,
  columns: Columns<Row>,
  format: ExportFormat,
): Promise<void> {
  const source = Readable.from(rows)
  if (format === 'json') return pipeline(source, jsonList(), target)
  const lines = stringify({
    header: true,
    columns: [...columns.head],
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  })
  return pipeline(source, toCells(columns), lines, target)
}

const toCells = <Row>({ cells }: Columns<Row>) =>
  new Transform({
    objectMode: true,
    transform: (row: Row, _encoding, done) => done(null, cells(row)),
  })

/** A list with one row a line. */
function jsonList(): Transform {
  let before = '[\n'
  return new Transform({
    writableObjectMode: true,
    transform: (row: unknown, _encoding, done) => {
      done(null, `${before}${JSON.stringify(row)}`)
      before = ',\n'
    },
    flush: (done) => done(null, before === '[\n' ? '[]\n' : '\n]\n'),
  })
}

/** Why a file could not be written, in one sentence. */
export function exportTrouble(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The disk is full: nothing was exported. Make room, or choose another folder.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'Nothing can be written there: nothing was exported. Choose another folder.'
    default:
      return 'The file could not be written: nothing was exported. Choose another folder.'
  }
}
