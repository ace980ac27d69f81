import { describe, expect, test } from 'vitest'
import { folderTrouble, writeTrouble } from './history-messages.ts'

const causes: readonly [code: string, says: string][] = [
  ['SQLITE_FULL', 'because the disk is full: free some space'],
  ['ENOSPC', 'because the disk is full: free some space'],
  ['SQLITE_BUSY', 'because another program is writing to it: wait for that program or end it'],
  ['SQLITE_BUSY_SNAPSHOT', 'because another program is writing to it: wait for that program or end it'],
  ['SQLITE_CANTOPEN', 'can not be written: allow Roompass to write there'],
  ['SQLITE_READONLY_DBMOVED', 'can not be written: allow Roompass to write there'],
  ['EROFS', 'can not be written: allow Roompass to write there'],
  ['SQLITE_IOERR_WRITE', '(SQLITE_IOERR_WRITE): check'],
]

describe('what stands in the way of the history', () => {
  test.each(causes)('%s is told with its remedy, in one sentence', (code, says) => {
    for (const sentence of [writeTrouble(code), folderTrouble('/data', code)]) {
      expect(sentence).toContain(says)
      expect(sentence).toMatch(/^[^.]+, and try again\.$/)
    }
    expect(folderTrouble('/data', code)).toMatch(/^The history in \/data can not be opened/)
  })
})
