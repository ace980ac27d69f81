import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type DataFolder, databaseFiles, renameAside } from './folder.ts'

/**
 * Renames the history with its companions, and `installation.json` where asked, to names with the date and time.
 * Nothing is overwritten. The keychain's entries stay, so a file that is repaired can be opened again.
 *
 * @param now epoch milliseconds, shown in local time
 * @returns the new name of the history's file; null where there was none
 */
export function setAsideFiles(folder: DataFolder, now: number, alsoInstallation: boolean): string | null {
  const existed = existsSync(folder.history)
  const target = freeName(folder.path, 'history', '.db', now)
  const targets = databaseFiles(target)
  for (const [index, file] of databaseFiles(folder.history).entries()) {
    renameAside(file, targets[index] ?? target)
  }
  if (alsoInstallation) {
    renameAside(folder.installation, freeName(folder.path, 'installation', '.json', now))
  }
  return existed ? basename(target) : null
}

/** A path such as `history (set aside 2026-11-21 14.02.10).db` that no file has, nor its companions. */
export function freeName(folder: string, stem: string, extension: string, now: number): string {
  for (let attempt = 1; ; attempt++) {
    const again = attempt === 1 ? '' : ` ${attempt}`
    const path = join(folder, `${stem} (set aside ${localTime(now)}${again})${extension}`)
    if (!databaseFiles(path).some((file) => existsSync(file))) return path
  }
}

/** Local time, with dots, as Windows allows no colon in a name. */
function localTime(now: number): string {
  const time = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${date} ${two(time.getHours())}.${two(time.getMinutes())}.${two(time.getSeconds())}`
}
