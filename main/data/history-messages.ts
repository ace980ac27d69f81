import { RoompassError } from '../../shared/errors.ts'
import type { HistoryState } from '../../shared/schemas.ts'

/** What is wrong with the history and what to do, in one sentence; empty where all is well. */
export function historyMessage(state: HistoryState): string {
  switch (state) {
    case 'starting':
    case 'open':
      return ''
    case 'memory':
      return 'There is no history yet: until the keychain answers, sessions live in memory and are gone when Roompass ends.'
    case 'waiting':
      return 'The history stays locked and untouched until the keychain answers.'
    case 'key-lost':
      return 'The history is locked, because its key is not in the keychain: bring the key back, or set the history aside and begin a new one.'
    case 'wrong-key':
      return 'The history is locked, because the key in the keychain is not the one it was made with: bring that key back, or set the history aside and begin a new one.'
    case 'damaged':
      return 'The history is locked, because its file is damaged: bring back a copy of it, or set it aside and begin a new one.'
    case 'locked':
      return 'Roompass is locked. Unlock it to go on.'
  }
}

/** What is asked for while the application is locked. */
export function lockedError(): RoompassError {
  return new RoompassError('locked', historyMessage('locked'))
}

/** The installation's number is gone, and with it the way to the key. */
export const installationLost =
  'The history is locked, because installation.json beside it is missing or damaged: bring it back, or set the history aside and begin a new one.'

/** A newer program wrote the file. */
export const newerHistory =
  'The history was written by a newer Roompass: install that version or a later one to open it.'

/** The history could not be opened; the code is that of SQLite or of the file system. */
export function folderTrouble(path: string, code: string): string {
  const what = `The history in ${path} can not be opened`
  switch (causeOf(code)) {
    case 'full':
      return `${what}, because the disk is full: free some space, and try again.`
    case 'held':
      return `${what}, because another program is writing to it: wait for that program or end it, and try again.`
    case 'forbidden':
      return `${what}, because the folder can not be written: allow Roompass to write there, and try again.`
    case 'other':
      return `${what} (${code}): check who may read and write there and how much space is left, and try again.`
  }
}

/** Reading or writing the open history failed; the code is that of SQLite. */
export function writeTrouble(code: string): string {
  switch (causeOf(code)) {
    case 'full':
      return 'Nothing was written to the history, because the disk is full: free some space, and try again.'
    case 'held':
      return 'Nothing was written to the history, because another program is writing to it: wait for that program or end it, and try again.'
    case 'forbidden':
      return 'Nothing was written to the history, because its folder can not be written: allow Roompass to write there, and try again.'
    case 'other':
      return `The history can not be written or read at the moment (${code}): check how much space is left on the disk, and try again.`
  }
}

/** What a code means for a person (https://sqlite.org/rescode.html, errno(3)). */
function causeOf(code: string): 'full' | 'held' | 'forbidden' | 'other' {
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return 'full'
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'held'
  if (/^SQLITE_(READONLY|CANTOPEN)|^(EROFS|EACCES|EPERM)$/.test(code)) return 'forbidden'
  return 'other'
}
