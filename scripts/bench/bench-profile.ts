import { createEngine } from '../../main/create-engine.ts'
import type { Engine } from '../../main/engine.ts'
import { keytarStore } from '../../main/keychain/keytar.ts'
import type { Profile } from '../../shared/schemas.ts'

/** An engine on the real keychain, with its history open. */
export async function openEngine(dataDir: string): Promise<Engine> {
  const engine = createEngine({
    dataDir,
    secrets: keytarStore(),
    clock: Date.now,
    version: '0.0.0',
    host: `Node ${process.versions.node}`,
    watchEvery: 0,
  })
  await engine.start()
  const { keychain, history } = engine.status()
  if (history.state === 'open') return engine
  await engine.close()
  throw new Error(keychain.message || history.message)
}

/** A profile with a test key; `api` is the origin of a platform server. */
export async function benchProfile(engine: Engine, settings: { readonly api?: string }): Promise<Profile> {
  const { profile } = engine.profiles.save({
    id: null,
    platform: 'digital-samba',
    name: 'Bench',
    environment: 'development',
    settings: { teamId: '11111111-2222-4333-8444-555555555555', domain: 'acme', ...settings },
    defaultRole: 'attendee',
    defaultValidity: '2h',
    startEarly: 0,
    anonymous: false,
    remindMinutes: 0,
    labAllowed: false,
  })
  const raw = Buffer.from('test-developer-key-not-a-real-one')
  await engine.keys.add({ profileId: profile.id, label: 'bench', encoding: 'text', raw })
  return engine.profiles.get(profile.id)
}
