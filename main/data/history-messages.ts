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
  }
}

/** The installation's number is gone, and with it the way to the key. */
export const installationLost =
  'The history is locked, because installation.json beside it is missing or damaged: bring it back, or set the history aside and begin a new one.'

/** A newer program wrote the file. */
export const newerHistory =
  'The history was written by a newer Roompass: install that version or a later one to open it.'

/** The file system said no. */
export function folderTrouble(path: string, code: string): string {
  return `The history in ${path} can not be opened (${code}): check who may read and write there and how much space is left, and try again.`
}

/** Writing to the open history failed. */
export function writeTrouble(code: string): string {
  return `The history can not be written or read at the moment (${code}): check how much space is left on the disk, and try again.`
}
