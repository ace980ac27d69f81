import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Makes the data folder, for its owner alone, where there is none.
 *
 * @throws Error with one sentence
 */
export function ensureDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch {
    throw new Error(`the data folder ${dataDir} can't be made: choose another one with --data-dir.`)
  }
}

/**
 * The folder for Electron's own files: the data folder, so that the single-instance lock belongs to it and each data
 * folder has one window. One that can't be written can't hold the lock, and Electron would take that for a second
 * start and end without a word; the window then opens with a folder of its own, and says what is wrong with the other.
 */
export function userDataFor(dataDir: string): string {
  try {
    accessSync(dataDir, constants.W_OK)
    return dataDir
  } catch {
    return mkdtempSync(join(tmpdir(), 'roompass-'))
  }
}
