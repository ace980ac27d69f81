import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { oneLine } from '../../../shared/text/one-line.ts'
import type { InputSource } from '../batch-engine.ts'
import { noTable, readFailure } from './failures.ts'

/** Bytes that are read from a file, or taken from a pasted text, at once. */
const pieceBytes = 64 * 1024

/** What people call the source: a file's own name, without its folder, and without what would turn a text around. */
export function nameOf(source: InputSource): string {
  if (source.from === 'file') return fileName(source.path)
  return source.from === 'pasted' ? 'Pasted rows' : 'Standard input'
}

/** A file's name as it is shown: whoever named it need not be who reads it. */
export const fileName = (path: string): string => oneLine(basename(path))

/**
 * The bytes of a source, piece by piece, as they are taken. A piece is good until the next one is asked for.
 *
 * @throws RoompassError `not-found`, `bad-request`, `failed`
 */
export async function* bytesOf(source: InputSource): AsyncGenerator<Buffer> {
  try {
    if (source.from === 'file') yield* bytesOfFile(source.path)
    else if (source.from === 'pasted') yield* bytesOfText(source.text)
    else for await (const piece of source.stream) yield asBuffer(piece)
  } catch (error) {
    throw readFailure(error, nameOf(source))
  }
}

async function* bytesOfFile(path: string): AsyncGenerator<Buffer> {
  await using file = await open(path)
  if ((await file.stat()).isDirectory())
    throw noTable(`${fileName(path)} is a folder: choose a file with rows, such as a CSV file.`)
  const buffer = Buffer.allocUnsafe(pieceBytes)
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, pieceBytes, null)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}

function* bytesOfText(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

function asBuffer(piece: unknown): Buffer {
  if (Buffer.isBuffer(piece)) return piece
  if (piece instanceof Uint8Array) return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
  return Buffer.from(String(piece))
}
