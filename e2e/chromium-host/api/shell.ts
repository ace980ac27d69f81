import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Electron from 'electron'
import { api } from '../api-list.ts'
import { chromiumBinary } from '../browser/binary.ts'
import { isControlled, report } from '../control/channel.ts'
import { guard } from '../guard.ts'

/** Under a spec nothing is opened: what would have been is reported. */
export const shell = guard<Electron.Shell>('shell', api.shell, {
  openExternal: async (url) => {
    report({ type: 'opened', url })
    if (!isControlled) await openOnDesktop(url)
  },
  showItemInFolder: (path) => {
    report({ type: 'shown-in-folder', path })
    const folder = pathToFileURL(dirname(path)).href
    if (!isControlled) openOnDesktop(folder).catch((error) => console.error(String(error)))
  },
} satisfies Pick<Electron.Shell, (typeof api.shell)[number]>)

/** With the desktop's own choice of program; where there is no xdg-open, in Chromium on the person's own profile. */
async function openOnDesktop(url: string): Promise<void> {
  if (await start('xdg-open', url)) return
  if (await start(chromiumBinary(process.env), url)) return
  throw new Error(`Nothing was found to open ${url} with (sudo apt-get install xdg-utils).`)
}

/** Whether the program could be started. */
function start(program: string, url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const opener = spawn(program, [url], { detached: true, stdio: 'ignore' })
    opener.once('error', () => resolve(false))
    opener.once('spawn', () => {
      opener.unref()
      resolve(true)
    })
  })
}
