import { execFile, spawn, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import type * as Electron from 'electron'
import { api } from '../api-list.ts'
import { guard } from '../guard.ts'

const run = promisify(execFile)
const selection = ['-selection', 'clipboard']

/**
 * The X server's clipboard, through xclip: it stays behind to hold the text until somebody else takes the clipboard,
 * so what was copied survives the application, as in Electron with a clipboard manager.
 */
export const clipboard = guard<Electron.Clipboard>('clipboard', api.clipboard, {
  readText: async () => {
    try {
      const args = [...selection, '-o', '-t', 'UTF8_STRING']
      return (await run('xclip', args, { maxBuffer: 64 * 1024 * 1024 })).stdout
    } catch (error) {
      // It fails alike where nobody holds the clipboard and where what is held is no text.
      if (isMissing(error)) throw noXclip()
      return ''
    }
  },
  writeText: (text) => {
    const holder = spawn('xclip', [...selection, '-i'], { stdio: ['pipe', 'ignore', 'ignore'] })
    return new Promise<void>((resolve, reject) => {
      holder.once('error', (error) => reject(isMissing(error) ? noXclip() : error))
      // It goes to the background once it holds the clipboard.
      holder.once('exit', (code) =>
        code === 0 ? resolve() : reject(new Error('xclip could not copy the text')),
      )
      holder.stdin.on('error', () => undefined)
      holder.stdin.end(text)
    })
  },
  clear: () => {
    const { error } = spawnSync('xclip', [...selection, '-i'], {
      input: '',
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    if (error) throw isMissing(error) ? noXclip() : error
  },
} satisfies Pick<Electron.Clipboard, (typeof api.clipboard)[number]>)

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function noXclip(): Error {
  return new Error('The Chromium host needs xclip for the clipboard (sudo apt-get install xclip).')
}
