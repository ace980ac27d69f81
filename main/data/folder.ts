import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where things stand in the data folder. Nothing else is ever written there by the engine. */
export interface DataFolder {
  readonly path: string
  readonly installation: string
  readonly history: string
  /** A history while it is being made; whole, it is renamed. */
  readonly newHistory: string
  readonly lock: string
  /** Holds the locks of batches; there once one was begun. */
  readonly batches: string
}

/** The files of a data folder, whether they exist or not. */
export function dataFolder(path: string): DataFolder {
  return {
    path,
    installation: join(path, 'installation.json'),
    history: join(path, 'history.db'),
    newHistory: join(path, 'history.new.db'),
    lock: join(path, 'first-start.lock'),
    batches: join(path, 'batches'),
  }
}

/** Makes the folder, for its owner alone. One that exists is left as it is: it may have other uses. */
export function ensureFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
}

/** Makes a rename or a new file in the folder last through a power cut. Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** A database's file and the two that SQLite keeps beside it. */
export const databaseFiles = (path: string): readonly string[] => [path, `${path}-wal`, `${path}-shm`]

/** Gives a file that exists another name in its folder. @throws where the name is taken: nothing is overwritten */
export function renameAside(path: string, target: string): void {
  if (!existsSync(path)) return
  if (existsSync(target)) throw new Error('the name is taken')
  renameSync(path, target)
  syncFolder(dirname(path))
}
