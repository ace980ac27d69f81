import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable, Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { stringify } from 'csv-stringify'
import { RoompassError } from '../../shared/errors.ts'
import type { Session } from '../../shared/schemas.ts'
import { csvCells, csvHead, type ExportedSession, exported } from './export-rows.ts'

export type ExportFormat = 'csv' | 'json'

/** Sessions after which everything else in this process has its turn. */
const chunk = 100

/**
 * Writes sessions, without their tokens, to a file for its owner alone, and gives how many. The file is whole or not
 * there: it is written under another name beside its place, and one that was there before stays until then.
 *
 * CSV is UTF-8 with a byte order mark, without which Excel takes it for another encoding, and with every cell in
 * quotes and the line ends of RFC 4180. JSON is one list.
 *
 * @param now epoch seconds, for the state of each session
 * @throws RoompassError `failed` where the file can't be written; whatever `sessions` throws
 */
export async function exportSessions(
  sessions: Iterable<Session>,
  { path, format, now }: { readonly path: string; readonly format: ExportFormat; readonly now: number },
): Promise<number> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`
  let count = 0
  const rows = async function* () {
    for (const session of sessions) {
      if (count % chunk === 0) await setImmediate()
      count++
      yield exported(session, now)
    }
  }
  try {
    await write(createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true }), rows(), format)
    await rename(temporary, path)
    return count
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error instanceof RoompassError ? error : new RoompassError('failed', sentenceOf(error))
  }
}

function write(target: Writable, rows: AsyncGenerator<ExportedSession>, format: ExportFormat): Promise<void> {
  const source = Readable.from(rows)
  if (format === 'json') return pipeline(source, jsonList(), target)
  const lines = stringify({
    header: true,
    columns: [...csvHead],
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  })
  return pipeline(source, toCells(), lines, target)
}

const toCells = () =>
  new Transform({
    objectMode: true,
    transform: (row: ExportedSession, _encoding, done) => done(null, csvCells(row)),
  })

/** A list with one session a line. */
function jsonList(): Transform {
  let before = '[\n'
  return new Transform({
    writableObjectMode: true,
    transform: (row: ExportedSession, _encoding, done) => {
      done(null, `${before}${JSON.stringify(row)}`)
      before = ',\n'
    },
    flush: (done) => done(null, before === '[\n' ? '[]\n' : '\n]\n'),
  })
}

function sentenceOf(error: unknown): string {
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
