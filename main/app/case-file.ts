import { RoompassError } from '../../shared/errors.ts'
import { longestCaseFile, readCaseFile } from '../../shared/lab/case-file.ts'
import type { OwnCase } from '../../shared/lab/schemas.ts'
import { readSmallFile } from './small-file.ts'

/**
 * The own cases of a file that a person chose.
 *
 * @throws RoompassError `bad-request`, with what is wrong with the file; nothing of it is used then
 */
export async function readCasesFrom(path: string): Promise<readonly OwnCase[]> {
  const bytes = await readSmallFile(path, longestCaseFile).catch(() => {
    throw refused('The file could not be read. Check that you may open it.')
  })
  if (bytes === null) {
    const most = Math.floor(longestCaseFile / 1_000_000)
    throw refused(`This is not a file of at most ${most} MB: choose one that Roompass exported.`)
  }
  const { cases, fault } = readCaseFile(textOf(bytes))
  if (cases === null) throw refused(fault)
  if (cases.length === 0) throw refused('The file has no cases in it: choose another one.')
  return cases
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused('The file is not UTF-8: save it in that encoding, or choose another one.')
  }
}

const refused = (message: string) => new RoompassError('bad-request', message)
