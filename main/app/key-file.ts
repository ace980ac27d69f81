import { RoompassError } from '../../shared/errors.ts'
import { stripFinalNewline } from '../profiles/key-material.ts'
import { readSmallFile } from './small-file.ts'

/** Far more than any key; a picture or an archive chosen by mistake is not read. */
const maxBytes = 64 * 1024

/**
 * The bytes of a key file without its one final line end.
 *
 * @throws RoompassError `key-unreadable` for what is not a small, readable file
 */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const bytes = await readSmallFile(path, maxBytes).catch(() => {
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
