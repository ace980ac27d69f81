import { constants } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { syncFolder } from './folder.ts'
import { cancelledPaths, partPath } from './names.ts'
import { type BatchOutput, OutputLost, type OutputPlace } from './output.ts'
import { piecesOf } from './pieces.ts'
import type { TextFormat } from './text-format.ts'
import { codeOf, isFull } from './trouble.ts'

/** An output that is one file, for its owner alone. A file that has its name already is replaced once it is whole. */
export function textFile(path: string, batchId: string, format: TextFormat): BatchOutput {
  const part = partPath(path, batchId)
  let file: FileHandle | null = null
  /** How far the file is whole: behind it there may be what a write that failed has left. */
  let position = 0
  let row = 0

  function opened(): FileHandle {
    if (file === null) throw new Error('The output is not open.')
    return file
  }
  async function append(bytes: Buffer): Promise<void> {
    await writeAt(opened(), bytes, position)
    position += bytes.length
  }
  async function close(): Promise<void> {
    const open = file
    file = null
    await open?.close()
  }
  /** To the disk, and nothing behind what is whole. */
  async function finish(): Promise<void> {
    await opened().truncate(position)
    await opened().sync()
    await close()
  }

  return {
    open: async (from) => {
      await close()
      row = from?.row ?? 0
      position = from?.bytes ?? 0
      file = position === 0 ? await begin(part) : await goOn(part, position)
      if (position === 0) await append(Buffer.from(format.head))
    },
    write: async (rows) => {
      for (const piece of piecesOf(rows, format)) {
        await append(piece.bytes)
        row = piece.row
      }
    },
    sync: async (): Promise<OutputPlace> => {
      await opened().datasync()
      return { row, bytes: position }
    },
    complete: async () => {
      await append(Buffer.from(format.foot))
      await finish()
      await rename(part, path)
      await syncFolder(dirname(path))
      return basename(path)
    },
    cancel: async () => {
      await append(Buffer.from(format.foot)).catch((error: unknown) => {
        // A document without its end is shown all the same; nobody should have to make room to cancel.
        if (!isFull(error)) throw error
      })
      await finish()
      const place = await claim(cancelledPaths(path, row, true))
      await rename(part, place).catch(async (error: unknown) => {
        await rm(place, { force: true })
        throw error
      })
      await syncFolder(dirname(path))
      return basename(place)
    },
    close,
  }
}

async function begin(part: string): Promise<FileHandle> {
  await rm(part, { force: true })
  return open(part, 'wx', 0o600)
}

async function goOn(part: string, bytes: number): Promise<FileHandle> {
  const file = await open(part, constants.O_WRONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    throw ['ENOENT', 'ELOOP', 'EISDIR'].includes(codeOf(error)) ? new OutputLost() : error
  })
  try {
    const found = await file.stat()
    if (!found.isFile() || found.size < bytes) throw new OutputLost()
    await file.truncate(bytes)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A write may take less than it was given, without an error (write(2)). */
async function writeAt(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/** Makes an empty file under the first name that is free, and gives its path: nobody else can take it then. */
async function claim(paths: Iterable<string>): Promise<string> {
  for (const path of paths) {
    try {
      await (await open(path, 'wx', 0o600)).close()
      return path
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
  throw new Error('There are names without end.')
}
