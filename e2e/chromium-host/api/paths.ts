import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const chosen = new Map<string, string>()

export function setPath(name: string, path: string): void {
  chosen.set(name, path)
}

/** The folders that Electron knows by name, in their usual places on Linux (XDG Base Directory Specification). */
export function getPath(name: string, appName: string): string {
  const known = chosen.get(name)
  if (known !== undefined) return known
  const home = homedir()
  const appData = process.env.XDG_CONFIG_HOME || join(home, '.config')
  const userData = () => getPath('userData', appName)
  const places: Record<string, () => string> = {
    home: () => home,
    appData: () => appData,
    userData: () => join(appData, appName),
    sessionData: userData,
    logs: () => join(userData(), 'logs'),
    crashDumps: () => join(userData(), 'Crashpad'),
    temp: tmpdir,
    exe: () => process.execPath,
    module: () => process.execPath,
    desktop: () => process.env.XDG_DESKTOP_DIR || join(home, 'Desktop'),
    documents: () => process.env.XDG_DOCUMENTS_DIR || join(home, 'Documents'),
    downloads: () => process.env.XDG_DOWNLOAD_DIR || join(home, 'Downloads'),
    music: () => join(home, 'Music'),
    pictures: () => join(home, 'Pictures'),
    videos: () => join(home, 'Videos'),
  }
  const place = places[name]
  if (place === undefined) throw new Error(`Failed to get '${name}' path`)
  return place()
}
