import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createEngine } from './create-engine.ts'
import { dataFolder } from './data/folder.ts'
import { createStorage } from './data/storage.ts'
import { memoryStore } from './keychain/memory.ts'
import { storedSecrets } from './profiles/stored-secrets.ts'
import { acme, draftFor, incoming, testKey, testNow } from './test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine, temporaryFolder } from './test-engine.ts'

const lockedCode = expect.objectContaining({ code: 'locked' })

/** An engine with a profile, a key that was used and a session; then locked. */
async function lockedEngine() {
  const started = await startEngine()
  const { engine, secrets } = started
  const { profile, key } = await profileWithKey(engine)
  const { session } = await issueIn(engine, profile.id)
  const closed = vi.spyOn(secrets, 'close')
  await engine.lock()
  return { ...started, profile, key, session, closed }
}

describe('a locked engine', () => {
  test('says so, shows nothing and does nothing', async () => {
    const { engine, profile, key, session, closed } = await lockedEngine()
    expect(engine.status()).toMatchObject({
      keychain: { keysInMemory: 0 },
      history: {
        state: 'locked',
        message: 'Roompass is locked. Unlock it to go on.',
        sessionsInMemory: 0,
      },
    })
    expect(closed).toHaveBeenCalled()
    const shows: (() => unknown)[] = [
      () => engine.profiles.list(),
      () => engine.profiles.get(profile.id),
      () => engine.profiles.save(acme),
      () => engine.sessions.get(session.id),
      () => engine.sessions.search(everySession),
      () => engine.settings.get(),
      () => engine.avatarHosts.allowed('example.com'),
    ]
    for (const show of shows) expect(show).toThrow(lockedCode)
    const does: (() => Promise<unknown>)[] = [
      () => engine.keys.secret(key.id),
      () => engine.keys.add(incoming(profile.id)),
      () => engine.keys.rotate(incoming(profile.id)),
      () => engine.keys.remove(key.id),
      () => engine.profiles.remove(profile.id),
      () => engine.saveKeys(),
      () => engine.sessions.issue({ draft: draftFor(profile.id), timeZone: 'UTC' }),
    ]
    for (const act of does) await expect(act()).rejects.toMatchObject({ code: 'locked' })
    expect(engine.drafts.get()).toBeNull()
    expect(engine.drafts.set(draftFor(profile.id))).toBe(false)
    await expect(engine.setAsideHistory()).rejects.toMatchObject({ code: 'history-unavailable' })
  })

  test('is opened by nothing but unlocking, and asks the keychain nothing until then', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const secrets = memoryStore()
    const { engine } = await startEngine({ secrets, watchEvery: 250 })
    await engine.lock()
    const probe = vi.spyOn(secrets, 'probe')
    const get = vi.spyOn(secrets, 'get')
    await engine.retryKeychain()
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(engine.status().history.state).toBe('locked')
    expect(probe).not.toHaveBeenCalled()
    expect(get).not.toHaveBeenCalled()
    expect((await engine.unlock()).history.state).toBe('open')
    expect(probe).toHaveBeenCalled()
  })

  test('announces itself once the keys are gone', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    await issueIn(engine, profile.id)
    const seen: [string, number][] = []
    engine.on('status.changed', () => {
      const { history, keychain } = engine.status()
      seen.push([history.state, keychain.keysInMemory])
    })
    await engine.lock()
    expect(seen).toEqual([['locked', 0]])
  })

  test('can be locked again and again, and closed', async () => {
    const { engine } = await lockedEngine()
    await Promise.all([engine.lock(), engine.lock()])
    await engine.close()
  })
})

describe('unlocking', () => {
  test('asks the keychain in a new process and brings everything back', async () => {
    const { engine, profile, session, closed } = await lockedEngine()
    closed.mockClear()
    expect(await engine.unlock()).toMatchObject({
      keychain: { state: 'ok', message: '' },
      history: { state: 'open', message: '' },
    })
    expect(closed).toHaveBeenCalledOnce()
    expect(engine.profiles.get(profile.id)).toEqual(profile)
    expect(engine.sessions.get(session.id)).toMatchObject({ id: session.id, claims: session.claims })
    expect((await issueIn(engine, profile.id)).recorded).toBe(true)
  })

  test('needs the keychain again for a key that was in memory before', async () => {
    const { engine, secrets, key } = await lockedEngine()
    await engine.unlock()
    const get = vi.spyOn(secrets, 'get')
    expect(Buffer.from(await engine.keys.secret(key.id)).toString()).toBe(testKey)
    expect(get).toHaveBeenCalledOnce()
    await engine.keys.secret(key.id)
    expect(get).toHaveBeenCalledOnce()
  })

  test.each(['locked', 'slow', 'failing', 'missing'] as const)(
    'fails where the keychain is %s: it stays locked, says why, and can be tried again',
    async (trouble) => {
      const { engine, secrets, profile } = await lockedEngine()
      secrets.become(trouble)
      const status = await engine.unlock()
      expect(status).toMatchObject({ keychain: { state: trouble }, history: { state: 'locked' } })
      expect(status.keychain.message).not.toBe('')
      expect(() => engine.profiles.list()).toThrow(lockedCode)
      secrets.become('ok')
      expect((await engine.unlock()).history.state).toBe('open')
      expect(engine.profiles.list()).toEqual([profile])
    },
  )

  test('a key that is gone from the keychain is said as ever', async () => {
    const { engine, secrets } = await lockedEngine()
    secrets.entries.clear()
    expect((await engine.unlock()).history.state).toBe('key-lost')
  })

  test('without a keychain and without a history begins again from memory, empty', async () => {
    const secrets = memoryStore()
    secrets.become('missing')
    const { engine } = await startEngine({ secrets })
    const { profile } = await profileWithKey(engine)
    await issueIn(engine, profile.id)
    await engine.lock()
    expect(engine.status()).toMatchObject({ keychain: { keysInMemory: 0 }, history: { state: 'locked' } })
    expect(await engine.unlock()).toMatchObject({
      keychain: { keysInMemory: 0 },
      history: { state: 'memory', sessionsInMemory: 0 },
    })
    expect(engine.profiles.list()).toEqual([])
  })

  test('is undone by a lock that comes meanwhile', async () => {
    const { engine, secrets } = await lockedEngine()
    const held = Promise.withResolvers<void>()
    const { probe } = secrets
    vi.spyOn(secrets, 'probe').mockImplementation(async () => {
      await held.promise
      return probe()
    })
    const unlocking = engine.unlock()
    const locking = engine.lock()
    held.resolve()
    expect((await unlocking).history.state).toBe('locked')
    await locking
    expect(engine.status().history.state).toBe('locked')
  })

  test('that was not locked changes nothing', async () => {
    const { engine, secrets } = await startEngine()
    const probe = vi.spyOn(secrets, 'probe')
    expect((await engine.unlock()).history.state).toBe('open')
    expect(probe).not.toHaveBeenCalled()
  })
})

describe('work under way when it is locked', () => {
  test('comes to its end first: what is being issued is recorded', async () => {
    const { engine, secrets } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const held = holdReading(secrets)
    const issuing = issueIn(engine, profile.id)
    await held.asked
    const locking = engine.lock()
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'locked' })
    held.goOn()
    const { session, recorded } = await issuing
    expect(recorded).toBe(true)
    await locking
    await engine.unlock()
    expect(engine.sessions.search(everySession).rows.map(({ id }) => id)).toEqual([session.id])
  })

  test('is not cut off by a lock that comes at the same moment', async () => {
    const { engine } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const issuing = issueIn(engine, profile.id)
    const locking = engine.lock()
    expect((await issuing).recorded).toBe(true)
    await locking
  })

  test('does not hold it up for ever: what waits for a keychain that hangs fails as locked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const { engine, secrets } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const held = holdReading(secrets)
    vi.spyOn(secrets, 'close').mockImplementation(async () => held.fail())
    const issuing = expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'locked' })
    await held.asked
    const locking = engine.lock()
    await vi.advanceTimersByTimeAsync(3000)
    await issuing
    await locking
    expect(engine.status().history.state).toBe('locked')
  })

  test('a key on its way into the keychain does not stay in memory', async () => {
    const { engine, secrets } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const written = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    vi.spyOn(secrets, 'set').mockImplementation(async () => {
      asked.resolve()
      await written.promise
    })
    vi.spyOn(secrets, 'close').mockImplementation(async () => written.reject(new Error('ended')))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const adding = expect(engine.keys.add(incoming(profile.id))).rejects.toBeDefined()
    await asked.promise
    const locking = engine.lock()
    await vi.advanceTimersByTimeAsync(3000)
    await adding
    await locking
    expect(engine.status().keychain.keysInMemory).toBe(0)
  })
})

test('locking before the first look is over ends in the lock', async () => {
  const secrets = memoryStore()
  const engine = createEngine({
    dataDir: temporaryFolder(),
    secrets,
    clock: () => testNow * 1000,
    version: '0.0.0',
    host: 'test',
    watchEvery: 0,
  })
  onTestFinished(() => engine.close())
  const starting = engine.start()
  await Promise.all([engine.lock(), starting])
  expect(engine.status().history.state).toBe('locked')
  expect((await engine.unlock()).history.state).toBe('open')
})

test('a secret that was read is in memory until it is forgotten, and is overwritten then', async () => {
  const secrets = memoryStore()
  const storage = createStorage({
    folder: dataFolder(temporaryFolder()),
    secrets,
    clock: () => testNow * 1000,
    announce: () => undefined,
  })
  onTestFinished(() => storage.close())
  await storage.look({ inNewProcess: false })
  const stored = storedSecrets(storage)
  await stored.write('key-1', Buffer.from(testKey))
  await stored.read('key-1')
  expect(stored.isKept('key-1')).toBe(true)
  await storage.lock()
  stored.forget()
  expect(stored.isKept('key-1')).toBe(false)
  await expect(stored.read('key-1')).rejects.toMatchObject({ code: 'locked' })
  await storage.unlock()
  expect(Buffer.from(await stored.read('key-1')).toString()).toBe(testKey)
})

/** Reading from the keychain waits until it is let go. */
function holdReading(secrets: ReturnType<typeof memoryStore>) {
  const { get } = secrets
  const gate = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const spy = vi.spyOn(secrets, 'get').mockImplementation(async (account) => {
    asked.resolve()
    await gate.promise
    return get(account)
  })
  return {
    asked: asked.promise,
    goOn: () => {
      spy.mockRestore()
      gate.resolve()
    },
    fail: () => {
      spy.mockRestore()
      gate.reject(new Error('the process ended'))
    },
  }
}
