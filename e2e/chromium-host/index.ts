import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setMainBundle } from './api/app-folder.ts'

const standIn = new URL('./electron.ts', import.meta.url).href
const [executable = process.execPath, , mainBundle, ...args] = process.argv

process.exitCode = await main()

/** Runs an Electron application's main bundle with the stand-in in place of Electron. */
async function main(): Promise<number> {
  if (mainBundle === undefined)
    return fail('usage: node e2e/chromium-host/index.ts MAIN_BUNDLE [ARGUMENT ...]')
  if (!process.env.DISPLAY)
    return fail('The Chromium host needs a display: set DISPLAY, or start it under xvfb-run.')
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
    return fail(`electron.${missing} is not on the Chromium host`)
  }
  begin()
  return 0
}

function fail(sentence: string): number {
  console.error(sentence)
  return 1
}
