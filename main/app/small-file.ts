import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/**
 * The bytes of a file; null for what is no file, and for one that is longer. Not more than so many bytes are read, also
 * where the file grows meanwhile.
 *
 * @throws what opening and reading a file throw
 */
export async function readSmallFile(path: string, maxBytes: number): Promise<Uint8Array | null> {
  // A pipe without a writer would hold the open call for ever.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = await file.stat()
    if (!stat.isFile() || stat.size > maxBytes) return null
    const buffer = new Uint8Array(Math.min(maxBytes, Math.max(stat.size, 64 * 1024)) + 1)
    let length = 0
    while (length < buffer.length) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length)
      if (bytesRead === 0) return buffer.slice(0, length)
      length += bytesRead
    }
    return null
  } finally {
    await file.close()
  }
}
