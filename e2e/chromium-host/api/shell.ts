import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Electron from 'electron'
import { api } from '../api-list.ts'
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

function openOnDesktop(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opener = spawn('xdg-open', [url], { detached: true, stdio: 'ignore' })
    opener.once('error', () => reject(new Error('xdg-open is missing (sudo apt-get install xdg-utils).')))
    opener.once('spawn', () => {
      opener.unref()
      resolve()
    })
  })
}
