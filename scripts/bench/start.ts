import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { findChromium } from '../chromium.ts'
import { at, root } from '../paths.ts'
import { type Figure, median } from './figures.ts'

const rounds = 7
const host = 'Chromium host'

/**
 * From the start of the process to a page that can be used, and the same for an application that shows an empty page,
 * in turns, so that a slow minute of the machine falls on both.
 */
export async function startFigures(): Promise<Figure[]> {
  const ours: number[] = []
  const empty: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await timeToLoaded(at('scripts', 'bench', 'empty-app', 'main.mjs')))
    ours.push(await timeToLoaded(at('out', 'main', 'index.js')))
  }
  return [
    { what: 'start to interactive', value: median(ours), unit: 'ms', goal: null, host },
    { what: 'start of an empty page', value: median(empty), unit: 'ms', goal: null, host },
    {
      what: 'start against an empty page',
      value: median(ours) / median(empty),
      unit: 'times',
      goal: 1.5,
      host,
    },
  ]
}

async function timeToLoaded(bundle: string): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const start = performance.now()
  const child = spawn(
    process.execPath,
    [at('e2e', 'chromium-host', 'index.ts'), bundle, `--data-dir=${dataDir}`],
    {
      cwd: root,
      env: { ...process.env, ROOMPASS_CHROMIUM: findChromium() ?? undefined },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    const cdp = await new Promise<string>((resolve, reject) => {
      child.on('message', (message: { type: string; cdp: string }) => {
        if (message.type === 'ready') resolve(message.cdp)
      })
      child.once('exit', () => reject(new Error('The Chromium host ended before its window was ready.')))
    })
    const browser = await chromium.connectOverCDP(cdp)
    const page = browser.contexts()[0]?.pages()[0]
    if (page === undefined) throw new Error('The Chromium host has no window.')
    await page.locator('html[data-app-state="loaded"]').waitFor({ state: 'attached' })
    const time = performance.now() - start
    await browser.close()
    return time
  } finally {
    child.kill('SIGTERM')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }
}
