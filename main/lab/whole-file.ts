import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { RoompassError } from '../../shared/errors.ts'
import { exportTrouble } from '../history/export-file.ts'

/**
 * Writes a text, in UTF-8, to a file for its owner alone. The file is whole or not there: it is written under another name
 * beside its place, and one that was there before stays until then.
 *
 * @throws RoompassError `failed`
 */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(temporary, text, { flag: 'wx', mode: 0o600, flush: true })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new RoompassError('failed', exportTrouble(error))
  }
}
