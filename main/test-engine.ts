import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Draft } from '../shared/schemas.ts'
import { everySession as everyFilter } from '../shared/session-filter.ts'
import { createEngine, type EngineOptions } from './create-engine.ts'
import type { Engine } from './engine.ts'
import { type MemoryStore, memoryStore } from './keychain/memory.ts'
import { acme, draftFor, incoming, testKey, testNow } from './test-drafts.ts'

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'roompass-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export interface TestEngine {
  readonly engine: Engine
  readonly secrets: MemoryStore
  readonly dataDir: string
  /** Another engine on the same folder and keychain, as after a restart. */
  again(options?: Partial<EngineOptions>): Promise<TestEngine>
}

/** A started engine on a new folder and a keychain in memory; it is closed after the test. */
export async function startEngine(
  options: Partial<EngineOptions> & { readonly secrets?: MemoryStore } = {},
): Promise<TestEngine> {
  const secrets = options.secrets ?? memoryStore()
  const dataDir = options.dataDir ?? temporaryFolder()
  const engine = createEngine({
    clock: () => testNow * 1000,
    version: '0.0.0',
    host: 'test',
    watchEvery: 0,
    ...options,
    dataDir,
    secrets,
  })
  onTestFinished(() => engine.close())
  await engine.start()
  return { engine, secrets, dataDir, again: (more) => startEngine({ ...options, ...more, dataDir, secrets }) }
}

/** Issues a session and gives it. */
export async function issueIn(engine: Engine, profileId: string, values: Draft['values'] = {}) {
  return engine.sessions.issue({ draft: draftFor(profileId, values), timeZone: 'UTC' })
}

/** A stored profile with one key. */
export async function profileWithKey(engine: Engine, secret = testKey) {
  const { profile } = engine.profiles.save(acme)
  const { key } = await engine.keys.add(incoming(profile.id, secret))
  return { profile: engine.profiles.get(profile.id), key }
}

export const everySession = { ...everyFilter, offset: 0, limit: 100 }
