import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createEngine } from './create-engine.ts'
import type { Engine } from './engine.ts'
import { forkedKeychain } from './keychain/fork.ts'
import { processStore } from './keychain/process.ts'
import { startKeyring, type TestKeyring } from './keychain/test-keyring.ts'
import { acme, incoming } from './test-drafts.ts'
import { issueIn, profileWithKey, temporaryFolder } from './test-engine.ts'

const child = join(import.meta.dirname, 'keychain', 'child.ts')

describe.runIf(process.platform === 'linux')('the engine over a real gnome-keyring', () => {
  let keyring: TestKeyring
  let dataDir: string
  const running = new Set<Engine>()

  beforeEach(async () => {
    keyring = await startKeyring()
    dataDir = temporaryFolder()
  })

  afterEach(async () => {
    for (const engine of running) await engine.close()
    running.clear()
    await keyring.close()
  })

  async function start(): Promise<Engine> {
    const engine = createEngine({
      dataDir,
      secrets: processStore(forkedKeychain(child, keyring.env)),
      clock: Date.now,
      version: '0.0.0',
      host: 'test',
      watchEvery: 0,
    })
    running.add(engine)
    await engine.start()
    return engine
  }

  test('keeps profile, key and session over a restart', async () => {
    const engine = await start()
    const { profile, key } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)
    await engine.close()
    const next = await start()
    expect(next.profiles.get(profile.id).keys).toEqual([key])
    expect(next.sessions.get(session.id)).toEqual(session)
    expect((await issueIn(next, profile.id)).session.keyFingerprint).toBe(key.fingerprint)
    await next.profiles.remove(profile.id)
    expect(next.profiles.list()).toEqual([])
  })

  test('a locked keyring at the start keeps the history shut; unlocked, what was made meanwhile is merged', async () => {
    const engine = await start()
    const { profile } = await profileWithKey(engine)
    await issueIn(engine, profile.id)
    await engine.close()

    await keyring.lock()
    const next = await start()
    expect(next.status()).toMatchObject({ keychain: { state: 'locked' }, history: { state: 'waiting' } })
    const { profile: newer } = next.profiles.save({ ...acme, name: 'Meanwhile' })
    expect((await next.keys.add(incoming(newer.id))).key.held).toBe('memory')
    const { session, recorded } = await issueIn(next, newer.id)
    expect(recorded).toBe(false)

    await keyring.startDaemon()
    expect(await next.retryKeychain()).toMatchObject({
      keychain: { state: 'ok' },
      history: { state: 'open' },
    })
    await next.saveKeys()
    await next.close()
    const last = await start()
    expect(last.profiles.list().map(({ name }) => name)).toEqual(['Acme staging', 'Meanwhile'])
    expect(last.sessions.get(session.id).token).toBe(session.token)
    expect((await issueIn(last, newer.id)).recorded).toBe(true)
  })

  test('unlocking asks the keyring again: a locked one keeps it locked, an open one brings everything back', async () => {
    const engine = await start()
    const { profile } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)
    await engine.lock()
    await keyring.lock()
    expect(await engine.unlock()).toMatchObject({
      keychain: { state: 'locked', message: expect.stringContaining('unlock it') },
      history: { state: 'locked' },
    })
    await keyring.startDaemon()
    expect(await engine.unlock()).toMatchObject({ keychain: { state: 'ok' }, history: { state: 'open' } })
    expect(engine.sessions.get(session.id).claims).toEqual(session.claims)
    expect((await issueIn(engine, profile.id)).recorded).toBe(true)
  })

  test('a keyring that is killed in the middle of a run leaves the history open, and comes back', async () => {
    const engine = await start()
    const { profile, key } = await profileWithKey(engine)
    await keyring.killDaemon()
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'keychain-unavailable' })
    expect(engine.status()).toMatchObject({ keychain: { state: 'failing' }, history: { state: 'open' } })
    expect(engine.profiles.get(profile.id).keys).toMatchObject([{ id: key.id, held: 'unavailable' }])

    await keyring.startDaemon()
    expect((await engine.retryKeychain()).keychain).toEqual({ state: 'ok', message: '', keysInMemory: 0 })
    expect((await issueIn(engine, profile.id)).recorded).toBe(true)
  })
})
