import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import logger from 'electron-log/node'
import type { LogLevel } from './log.ts'

/**
 * A writer to `logs/roompass.log` in the data folder, readable by its owner only, and to the terminal from `terminal`
 * on. The entry `electron-log/node` is used because `electron-log/main` opens a channel on which any page may write.
 * Where the folder can't be made there is no file: a disk that is full or read-only must not keep the application from
 * starting and saying so.
 */
export function openLogFile(
  dataDir: string,
  terminal: LogLevel | false,
): (level: LogLevel, line: string) => void {
  const folder = join(dataDir, 'logs')
  const hasFolder = makeFolders(dataDir, folder)
  for (const transport of Object.values(logger.transports)) {
    if (transport) transport.level = false
  }
  const { file, console } = logger.transports
  file.resolvePathFn = () => join(folder, 'roompass.log')
  file.setAppName('Roompass')
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.level = hasFolder ? 'info' : false
  console.level = terminal
  return (level, line) => logger[level](line)
}

function makeFolders(...folders: readonly string[]): boolean {
  try {
    for (const folder of folders) mkdirSync(folder, { recursive: true, mode: 0o700 })
    return true
  } catch {
    return false
  }
}
