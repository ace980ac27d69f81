import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { at } from '../paths.ts'
import { type Figure, median } from './figures.ts'
import { chromiumHost as host, startApp } from './running-app.ts'

const rounds = 7

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
  try {
    const app = await startApp(dataDir, bundle)
    const time = performance.now() - start
    await app.close()
    return time
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
