import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { changeHistory } from '../fixtures/other-process.ts'
import type { Place } from './search.ts'

/**
 * All bytes of a history without its encryption, freed pages included. Nobody may have it open: what is still in its log
 * would not be seen.
 *
 * @param copy a folder that is not there yet
 */
export async function decryptedHistory(dataDir: string, copy: string): Promise<Place> {
  await cp(dataDir, copy, { recursive: true })
  await changeHistory(copy, "PRAGMA journal_mode = DELETE; PRAGMA rekey = ''")
  return { name: 'the history without its encryption', bytes: await readFile(join(copy, 'history.db')) }
}
