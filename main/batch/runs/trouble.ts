import { RoompassError } from '../../../shared/errors.ts'
import { sqliteCode } from '../../data/open-database.ts'

const nothingLost = 'Nothing of the batch is lost: what was issued is in the history and in the output.'

/** Why the history could not be written, in a sentence (https://sqlite.org/rescode.html). */
export function historyTrouble(error: unknown): RoompassError {
  return new RoompassError('history-unavailable', historySentence(sqliteCode(error)))
}

function historySentence(code: string): string {
  if (/^(SQLITE_FULL|SQLITE_IOERR_(WRITE|SHMSIZE|FSYNC)|ENOSPC|EDQUOT)$/.test(code)) {
    return `The disk of the history is full. ${nothingLost} Free some space, then resume the batch.`
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return `Another program has been writing to the history for very long. ${nothingLost} Wait for it or end it, then resume the batch.`
  }
  if (/^SQLITE_(READONLY|CANTOPEN)|^(EROFS|EACCES|EPERM)$/.test(code)) {
    return `The history can not be written. ${nothingLost} Allow Roompass to write to its folder, then resume the batch.`
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return 'The file of the history is damaged: bring back a copy of it, then resume the batch.'
  }
  return `The history can not be written at the moment (${code}). ${nothingLost} Check the disk, then resume the batch.`
}

export function profileGone(): RoompassError {
  return new RoompassError(
    'not-found',
    'The profile of this batch is not there any more, so it can not go on. Cancel it: what was issued stays.',
  )
}

/** The rows up to the last one that was issued are not what they were. */
export function inputChanged(row: number): RoompassError {
  return new RoompassError(
    'bad-request',
    `The input is not the one that this batch was begun with, or its first ${row.toLocaleString('en')} rows were changed: bring it back as it was, or cancel the batch.`,
    'input',
  )
}

export function inputGone(): RoompassError {
  return new RoompassError(
    'not-found',
    'The file with the rows is not where it was: say where it is now, or cancel the batch.',
    'input',
  )
}

/** Said where a run ends for a reason that nobody foresaw. */
export const brokeOff = `The batch broke off. ${nothingLost} Resume it.`
