import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface AppPackage {
  readonly folder: string
  readonly name: string
  readonly version: string
}

let current: AppPackage | null = null

/** Says which application runs: the one whose package has this main bundle. */
export function setMainBundle(path: string): AppPackage {
  current = packageOf(path)
  return current
}

/** The application that runs. */
export function appPackage(): AppPackage {
  if (current === null) throw new Error('The host has not been told which application runs.')
  return current
}

/** The nearest folder above with a package.json. */
function packageOf(mainBundle: string): AppPackage {
  for (let folder = dirname(mainBundle); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const { name, productName, version } = JSON.parse(readFileSync(file, 'utf8'))
      return { folder, name: productName ?? name ?? 'app', version: version ?? '0.0.0' }
    }
    if (dirname(folder) === folder) throw new Error(`There is no package.json above ${mainBundle}.`)
  }
}
