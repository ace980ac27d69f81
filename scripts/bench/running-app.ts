import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chromium, type Page } from 'playwright'
import { findChromium } from '../chromium.ts'
import { at, root } from '../paths.ts'

/** The application in a window of the Chromium host. */
export interface RunningApp {
  readonly page: Page
  /** Process id of main. */
  readonly pid: number
  /** Everything that main wrote to stderr so far. */
  stderr(): string
  /** Waits until it writes more. */
  moreStderr(): Promise<unknown>
  /** Asks it to quit, and waits for its end. */
  close(): Promise<void>
}

export const chromiumHost = 'Chromium host'

/** Starts a built main bundle and waits until its page says that it is loaded. */
export async function startApp(
  dataDir: string,
  bundle: string = at('out', 'main', 'index.js'),
  env: Readonly<Record<string, string>> = {},
): Promise<RunningApp> {
  const child = spawn(
    process.execPath,
    [at('e2e', 'chromium-host', 'index.ts'), bundle, `--data-dir=${dataDir}`],
    {
      cwd: root,
      env: { ...process.env, ROOMPASS_CHROMIUM: findChromium() ?? undefined, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  )
  const said = child.stderr
  if (said === null) throw new Error('The Chromium host has no stderr.')
  let stderr = ''
  said.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async () => {
    child.kill('SIGTERM')
    await gone
  }
  try {
    const cdp = await new Promise<string>((resolve, reject) => {
      child.on('message', (message: { type: string; cdp: string }) => {
        if (message.type === 'ready') resolve(message.cdp)
      })
      child.once('exit', () =>
        reject(new Error(`The Chromium host ended before its window was ready:\n${stderr}`)),
      )
    })
    const browser = await chromium.connectOverCDP(cdp)
    const page = browser.contexts()[0]?.pages()[0]
    if (page === undefined) throw new Error('The Chromium host has no window.')
    await page.locator('html[data-app-state="loaded"]').waitFor({ state: 'attached' })
    return {
      page,
      pid: child.pid ?? 0,
      stderr: () => stderr,
      moreStderr: () => once(said, 'data'),
      close: async () => {
        await browser.close().catch(() => {})
        await end()
      },
    }
  } catch (error) {
    await end()
    throw error
  }
}
