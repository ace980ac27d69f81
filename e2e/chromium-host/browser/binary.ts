import { accessSync, constants } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Path of the system's Chromium; `ROOMPASS_CHROMIUM` or `CHROMIUM_PATH` wins. Throws a sentence where there is none. */
export function chromiumBinary(env: NodeJS.ProcessEnv): string {
  const named = env.ROOMPASS_CHROMIUM || env.CHROMIUM_PATH
  const found = (named ? [named] : places).find(isExecutable)
  if (found !== undefined) return found
  throw new Error(
    named
      ? `There is no program at ${named}: set ROOMPASS_CHROMIUM to the path of Chromium, or leave it out.`
      : 'No Chromium was found: install it (on Debian and Ubuntu: sudo apt-get install chromium).',
  )
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
