import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { RoompassError } from '../../shared/errors.ts'
import { stripFinalNewline } from '../profiles/key-material.ts'

/** Far more than any key; a picture or an archive chosen by mistake is not read. */
const maxBytes = 64 * 1024

/**
 * The bytes of a key file without its one final line end.
 *
 * @throws RoompassError `key-unreadable` for what is not a small, readable file
 */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const bytes = await readSmallFile(path).catch(() => {
    throw new RoompassError('key-unreadable', 'The file could not be read. Check that you may open it.')
  })
  if (bytes === null) {
    throw new RoompassError(
      'key-unreadable',
      'This is not a file of at most 64 kB. Choose the file with the key.',
    )
  }
  return stripFinalNewline(bytes)
}

async function readSmallFile(path: string): Promise<Uint8Array | null> {
  // A pipe without a writer would hold the open call for ever.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = await file.stat()
    if (!stat.isFile() || stat.size > maxBytes) return null
    const buffer = new Uint8Array(maxBytes + 1)
    let length = 0
    while (length <= maxBytes) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) return buffer.slice(0, length)
      length += bytesRead
    }
    return null
  } finally {
    await file.close()
  }
}
