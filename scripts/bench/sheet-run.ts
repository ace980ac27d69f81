import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../main/engine.ts'
import type { RunProgress } from '../../shared/lab/schemas.ts'
import { pathOf } from '../../shared/lab/transports.ts'
import type { Profile } from '../../shared/schemas.ts'
import { at } from '../paths.ts'
import { benchProfile, openEngine } from './bench-profile.ts'
import { type Figure, median } from './figures.ts'

/** At least so many. */
const rows = 1000
const concurrency = 8
const rounds = 5

/**
 * A sheet of a thousand cases run against a local server, against the same links asked for by a bare loop of `node:http`; each
 * time with a server that is new, in a process of its own. The median of several rounds.
 */
export async function sheetRunFigures(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  try {
    const engine = await openEngine(dataDir)
    try {
      const profile = await benchProfile(engine, {})
      const id = await sheetOf(engine, profile)
      const links = [...engine.sheets.each(id)].flatMap(({ link }) => (link === null ? [] : [pathOf(link)]))
      const ratios: number[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const bare = await onServer((origin) => bareRun(origin, links))
        const run = await onServer((origin) => sheetRun(engine, profile, id, origin))
        if (round > 0) ratios.push(run / bare)
      }
      if (links.length < rows) throw new Error(`The sheet has only ${links.length} rows.`)
      const what = `run of ${links.length.toLocaleString('en')} cases at ${concurrency} at once, against the bare answers`
      return [
        { what, value: median(ratios), unit: 'times', goal: 1.3, host: `Node ${process.versions.node}` },
      ]
    } finally {
      await engine.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function sheetOf(engine: Engine, { id: profileId }: Profile): Promise<string> {
  const draft = { profileId, values: { rd: 'product-demo' }, startEarly: 0 }
  const groups = ['header', 'structure']
  const { sheet } = await engine.sheets.make({
    ...{ title: 'Bench', draft, timeZone: 'UTC', moment: null, given: {} },
    cases: { as: 'matrix', groups, cover: 'full' },
  })
  return sheet.id
}

/** Milliseconds of work with a new server. */
async function onServer(work: (origin: string) => Promise<void>): Promise<number> {
  const child: ChildProcess = fork(at('scripts', 'bench', 'platform-child.ts'))
  try {
    const [{ origin }] = (await once(child, 'message')) as [{ origin: string }]
    const start = performance.now()
    await work(origin)
    return performance.now() - start
  } finally {
    child.disconnect()
    await once(child, 'exit')
  }
}

async function bareRun(origin: string, links: readonly string[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  let next = 0
  const work = async () => {
    for (let link = links[next++]; link !== undefined; link = links[next++])
      await answerOf(origin + link, agent)
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  agent.destroy()
}

function answerOf(address: string, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(address, { agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    })
    request.on('error', reject)
  })
}

async function sheetRun(engine: Engine, profile: Profile, id: string, origin: string): Promise<void> {
  engine.lab.setEndpoint(profile.id, {
    ...{ url: `${origin}{link}`, method: 'GET', headers: [], body: '', nameScreen: null },
    accepted: { by: 'text', text: 'data-admitted="true"' },
  })
  const ended = new Promise<RunProgress>((resolve) => {
    const stop = engine.sheets.onProgress((progress) => {
      if (progress.state === 'running' || progress.state === 'paused') return
      stop()
      resolve(progress)
    })
  })
  await engine.sheets.run({ id, concurrency, rate: 0, rows: 'all' })
  const { state, done, message } = await ended
  if (state !== 'done') throw new Error(`The run ended as ${state} after ${done}: ${message}`)
}
