import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { AppHandle } from '../fixtures/app-handle.ts'
import type { Place } from './search.ts'

/** Every file below a folder, and the names of all. */
export function filesBelow(folder: string): Place[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const names = entries.map((entry) => entry.name).join('\n')
  return [
    { name: 'the names of files', bytes: Buffer.from(names) },
    ...files.map((path) => ({ name: relative(folder, path), bytes: readFileSync(path) })),
  ]
}

/** What main wrote for a person to read; its log file is in the data folder. */
export function wordsOf(app: Pick<AppHandle, 'stdout' | 'stderr'>): Place[] {
  return [
    { name: 'stdout', bytes: Buffer.from(app.stdout()) },
    { name: 'stderr', bytes: Buffer.from(app.stderr()) },
  ]
}
