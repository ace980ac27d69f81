import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setMainBundle } from './api/app-folder.ts'
import { chromiumBinary } from './browser/binary.ts'

const standIn = new URL('./electron.ts', import.meta.url).href
const [executable = process.execPath, , mainBundle, ...args] = process.argv

const failure = await main()
if (failure !== null) {
  console.error(failure)
  process.exit(1)
}

/** Runs an Electron application's main bundle with the stand-in in place of Electron. Gives what is missing, or null. */
async function main(): Promise<string | null> {
  if (mainBundle === undefined) return 'usage: node e2e/chromium-host/index.ts MAIN_BUNDLE [ARGUMENT ...]'
  if (!process.env.DISPLAY)
    return 'The Chromium host needs a display: set DISPLAY, or start it under xvfb-run.'
  try {
    chromiumBinary(process.env)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  console.error('This is the Chromium host: a development and test host, not Electron.')
  const path = resolve(mainBundle)
  const { folder } = setMainBundle(path)
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common'
        ? { url: standIn, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  })
  const { startHost } = await import('./start.ts')
  const begin = startHost()
  // As Electron gives them to an application that is not packaged: itself, the application's folder, the rest.
  process.argv = [executable, folder, ...args]
  try {
    await import(pathToFileURL(path).href)
  } catch (error) {
    const missing = /'electron'[\s\S]*does not provide an export named '(\w+)'/.exec(String(error))?.[1]
    if (missing === undefined) throw error
    return `electron.${missing} is not on the Chromium host`
  }
  begin()
  return null
}
