import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { platforms } from '../shared/platforms/index.ts'
import vectors from '../shared/vectors/hs256.json' with { type: 'json' }
import { createEngine } from './create-engine.ts'
import { memoryStore } from './keychain/memory.ts'
import { acme, incoming, testNow } from './test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine, temporaryFolder } from './test-engine.ts'

describe('an engine with a well keychain', () => {
  test('starts with an open, empty history', async () => {
    const { engine } = await startEngine()
    expect(engine.status()).toMatchObject({
      keychain: { state: 'ok', message: '', keysInMemory: 0 },
      history: { state: 'open', message: '', sessionsInMemory: 0, setAside: null },
    })
    expect(engine.profiles.list()).toEqual([])
    expect(engine.sessions.search(everySession)).toEqual({ rows: [] })
  })

  test('finds profile, key and session again after a restart', async () => {
    const { engine, again } = await startEngine()
    const { profile } = await profileWithKey(engine)
    const { session, recorded } = await issueIn(engine, profile.id, { ud: 'crm-4711' })
    expect(recorded).toBe(true)
    await engine.close()

    const { engine: next } = await again()
    expect(next.profiles.list()).toEqual([profile])
    expect(next.sessions.get(session.id)).toEqual(session)
    expect(next.sessions.search({ ...everySession, text: '4711' }).rows.length).toBe(1)
  })
})

const samba = vectors.filter(({ name }) => name.startsWith('digital-samba'))

describe('the known answers of HS256', () => {
  test.each(samba)(
    '$name: comes out of a draft byte for byte',
    async ({ secret, payload, token, header }) => {
      if (secret === undefined || payload === undefined)
        throw new Error('the vector has no secret or payload')
      const { engine } = await startEngine()
      const { profile } = await profileWithKey(engine, secret)
      const draft = platforms['digital-samba'].draftFrom(payload, profile.id)
      const { session } = await engine.sessions.issue({ draft, timeZone: 'UTC' })
      expect(session.token).toBe(token)
      expect(session.header).toEqual(header)
      expect(JSON.stringify(session.claims)).toBe(JSON.stringify(payload))
    },
  )
})

describe('an engine that is starting', () => {
  function unstarted() {
    const secrets = memoryStore()
    const engine = createEngine({
      dataDir: temporaryFolder(),
      secrets,
      clock: () => testNow * 1000,
      version: '1.2.3',
      host: 'test',
      watchEvery: 0,
    })
    onTestFinished(() => engine.close())
    return { engine, secrets }
  }

  test('answers at once, from memory', () => {
    const { engine } = unstarted()
    expect(engine.status()).toMatchObject({
      version: '1.2.3',
      host: 'test',
      node: process.versions.node,
      keychain: { state: 'starting', message: '', keysInMemory: 0 },
      history: { state: 'starting', message: '', sessionsInMemory: 0 },
    })
    expect(engine.profiles.list()).toEqual([])
    expect(engine.drafts.get()).toBeNull()
  })

  test('lets what needs a key wait for the keychain’s first answer', async () => {
    const { engine } = unstarted()
    const starting = engine.start()
    const { profile } = engine.profiles.save(acme)
    const adding = engine.keys.add(incoming(profile.id))
    const issuing = adding.then(() => issueIn(engine, profile.id))
    expect(engine.status().history.state).toBe('starting')
    await starting
    expect((await adding).key.held).toBe('keychain')
    expect((await issuing).recorded).toBe(true)
  })

  test('announces what it found', async () => {
    const { engine } = unstarted()
    const events = new Set<string>()
    for (const event of ['status.changed', 'profiles.changed', 'sessions.changed'] as const) {
      engine.on(event, () => events.add(event))
    }
    await engine.start()
    expect(events.size).toBe(3)
  })

  test('can be closed before it has started, and twice', async () => {
    const { engine } = unstarted()
    const starting = engine.start()
    await engine.close()
    await starting
    await engine.close()
  })
})

describe('a keychain that was not there', () => {
  test.each([
    ['missing', true],
    ['failing', true],
    ['locked', false],
    ['slow', false],
  ] as const)('is looked for again by itself when it was %s: %s', async (trouble, again) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const secrets = memoryStore()
    secrets.become(trouble)
    const { engine } = await startEngine({ secrets, watchEvery: 1000 })
    const probe = vi.spyOn(secrets, 'probe')
    secrets.become('ok')
    await vi.advanceTimersByTimeAsync(15_000)
    expect(probe).toHaveBeenCalledTimes(again ? 1 : 0)
    if (again) await expect.poll(() => engine.status().history.state).toBe('open')
  })
})
