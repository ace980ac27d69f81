import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sessionHandlers } from '../../main/app/handlers/sessions.ts'
import type { Tools } from '../../main/app/handlers/tools.ts'
import { createLog } from '../../main/app/log.ts'
import { appOrigin } from '../../main/app/origin.ts'
import { createRouter, type Handlers } from '../../main/app/router.ts'
import type { Engine } from '../../main/engine.ts'
import { platforms } from '../../shared/platforms/index.ts'
import type { Profile } from '../../shared/schemas.ts'
import { benchProfile, openEngine } from './bench-profile.ts'
import { type Figure, percentile } from './figures.ts'

const warmUp = 200
const rounds = 2000
const host = `Node ${process.versions.node}`

/** One issued session after another, from the request at the router to its answer, on the real keychain and history. */
export async function issueFigures(): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'roompass-bench-'))
  const engine = await openEngine(dataDir)
  try {
    const profile = await benchProfile(engine, {})
    const times = await timesOfIssue(engine, profile)
    return [
      { what: 'issue through the router, p50', value: percentile(times, 0.5), unit: 'ms', goal: null, host },
      { what: 'issue through the router, p99', value: percentile(times, 0.99), unit: 'ms', goal: 5, host },
    ]
  } finally {
    await engine.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function timesOfIssue(engine: Engine, profile: Profile): Promise<number[]> {
  const route = createRouter({
    // Only the verbs of sessions are asked; they touch the engine alone.
    handlers: sessionHandlers({ engine } as Tools) as Handlers,
    isOurWindow: () => true,
    isLocked: () => false,
    log: createLog(() => {}),
  })
  const frame = { url: `${appOrigin}/`, origin: appOrigin, parent: null }
  const draft = platforms['digital-samba'].newDraft(profile)
  const times: number[] = []
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const values = { ...draft.values, rd: 'demo-room', u: `Guest ${round}`, ud: `crm-${round}` }
    const start = performance.now()
    const answer = await route({ windowId: 1, frame }, 'sessions.issue', {
      draft: { ...draft, values },
      timeZone: 'UTC',
    })
    if (!answer.ok) throw new Error(answer.message)
    if (round >= warmUp) times.push(performance.now() - start)
  }
  return times
}
