import { describe, expect, test } from 'vitest'
import { memoryStore } from '../keychain/memory.ts'
import { defaultSettings } from '../settings/settings.ts'
import { acme, incoming } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine, temporaryFolder } from '../test-engine.ts'

/** An engine without a keychain, with one profile, key and session in memory. */
async function withoutKeychain(dataDir = temporaryFolder(), secrets = memoryStore()) {
  secrets.become('missing')
  const started = await startEngine({ dataDir, secrets })
  const { profile, key } = await profileWithKey(started.engine)
  const { session, recorded } = await issueIn(started.engine, profile.id)
  expect(recorded).toBe(false)
  return { ...started, profile, key, session }
}

describe('what was kept in memory', () => {
  test('goes into a new history when the keychain is there', async () => {
    const { engine, secrets, session, profile } = await withoutKeychain()
    expect(engine.status()).toMatchObject({
      keychain: { state: 'missing', keysInMemory: 1 },
      history: { state: 'memory', sessionsInMemory: 1 },
    })
    secrets.become('ok')
    expect(await engine.retryKeychain()).toMatchObject({
      keychain: { state: 'ok', message: '', keysInMemory: 1 },
      history: { state: 'open', message: '', sessionsInMemory: 0 },
    })
    expect(engine.sessions.get(session.id)).toMatchObject({ token: session.token, profileId: profile.id })
  })

  test('goes into a history that was waiting, beside what is in it', async () => {
    const first = await startEngine()
    const { profile } = await profileWithKey(first.engine)
    const { session: earlier } = await issueIn(first.engine, profile.id)
    await first.engine.close()

    const { engine, secrets, session, profile: newer } = await withoutKeychain(first.dataDir, first.secrets)
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.profiles.list().map(({ id, name }) => ({ id, name }))).toEqual([
      { id: profile.id, name: 'Acme staging' },
      { id: newer.id, name: 'Acme staging (2)' },
    ])
    const ids = engine.sessions.search(everySession).rows.map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set([earlier.id, session.id]))
    expect(engine.sessions.search({ ...everySession, text: 'demo-room' }).rows.length).toBe(2)
  })

  test('keys stay in memory until a person saves them, and are then in the keychain', async () => {
    const { engine, secrets, profile, key, again } = await withoutKeychain()
    secrets.become('ok')
    await engine.retryKeychain()
    expect([...secrets.entries.keys()].filter((account) => account.includes('/key/'))).toEqual([])
    expect(engine.profiles.get(profile.id).keys).toMatchObject([
      { id: key.id, held: 'memory', status: 'current' },
    ])

    const events: string[] = []
    engine.on('profiles.changed', () => events.push('profiles'))
    expect((await engine.saveKeys()).keychain.keysInMemory).toBe(0)
    expect(events).toContain('profiles')
    expect(engine.profiles.get(profile.id).keys).toMatchObject([
      { id: key.id, held: 'keychain', status: 'current' },
    ])
    await engine.close()

    const { engine: next } = await again()
    const { session } = await issueIn(next, profile.id)
    expect(session.keyFingerprint).toBe(next.profiles.get(profile.id).keys[0]?.fingerprint)
  })

  test('keys that nobody saved are gone with the run, and are not listed without their secret', async () => {
    const { engine, secrets, profile, again } = await withoutKeychain()
    secrets.become('ok')
    await engine.retryKeychain()
    await engine.close()
    const { engine: next } = await again()
    expect(next.profiles.get(profile.id).keys).toEqual([])
  })

  test('fingerprints are made anew with the key that lasts, in the sessions too', async () => {
    const { engine, secrets, profile, key, session } = await withoutKeychain()
    secrets.become('ok')
    await engine.retryKeychain()
    const [now] = engine.profiles.get(profile.id).keys
    expect(now?.fingerprint).not.toBe(key.fingerprint)
    expect(engine.sessions.get(session.id).keyFingerprint).toBe(now?.fingerprint)
    const { profile: other } = engine.profiles.save({ ...acme, name: 'Same key elsewhere' })
    const added = await engine.keys.add(incoming(other.id))
    expect(added.key.fingerprint).toBe(now?.fingerprint)
  })

  test('settings and allowed hosts come along; saving without a keychain is refused', async () => {
    const { engine, secrets } = await withoutKeychain()
    engine.settings.set({ ...defaultSettings, clipboardClearSeconds: 5 })
    engine.avatarHosts.allow('Example.com')
    await expect(engine.saveKeys()).rejects.toMatchObject({ code: 'keychain-unavailable' })
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.settings.get()).toEqual({ ...defaultSettings, clipboardClearSeconds: 5 })
    expect(engine.avatarHosts.allowed('example.COM')).toBe(true)
    expect(engine.avatarHosts.allowed('example.org')).toBe(false)
  })

  test('is taken over once, also where two people press the button', async () => {
    const { engine, secrets } = await withoutKeychain()
    engine.profiles.save({ ...acme, name: 'Second' })
    secrets.become('ok')
    await Promise.all([engine.retryKeychain(), engine.retryKeychain()])
    expect(engine.profiles.list().map(({ name }) => name)).toEqual(['Acme staging', 'Second'])
    expect(engine.sessions.search(everySession).rows.length).toBe(1)
  })
})

describe('a keychain that stops answering in the middle of a run', () => {
  test('leaves the history open, makes a key that was not used yet unavailable, and says so', async () => {
    const { engine, secrets } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    const events: string[] = []
    engine.on('status.changed', () => events.push('status'))

    secrets.become('failing')
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'keychain-unavailable' })
    expect(events).toEqual(['status'])
    expect(engine.status()).toMatchObject({
      keychain: { state: 'failing', message: expect.stringContaining('try again') },
      history: { state: 'open' },
    })
    expect(engine.profiles.get(profile.id).keys).toMatchObject([{ id: key.id, held: 'unavailable' }])
    await expect(engine.keys.remove(key.id)).rejects.toMatchObject({ code: 'keychain-unavailable' })
    expect(engine.profiles.get(profile.id).keys).toHaveLength(1)

    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.profiles.get(profile.id).keys).toMatchObject([{ held: 'keychain' }])
    expect((await issueIn(engine, profile.id)).recorded).toBe(true)
  })

  test('a key that was used goes on signing, from memory, until the run ends', async () => {
    const { engine, secrets, again } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    const { session } = await issueIn(engine, profile.id)

    secrets.become('failing')
    await engine.retryKeychain()
    expect(engine.profiles.get(profile.id).keys).toMatchObject([{ id: key.id, held: 'memory' }])
    const second = await issueIn(engine, profile.id)
    expect(second.recorded).toBe(true)
    expect(second.session.keyFingerprint).toBe(session.keyFingerprint)
    expect(engine.status().keychain.keysInMemory).toBe(0)
    await engine.close()

    secrets.become('ok')
    const { engine: next } = await again()
    expect(next.profiles.get(profile.id).keys).toMatchObject([{ id: key.id, held: 'keychain' }])
    expect(next.sessions.search(everySession).rows.length).toBe(2)
  })

  test('a key that was used and is removed signs no more', async () => {
    const { engine } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    await issueIn(engine, profile.id)
    await engine.keys.remove(key.id)
    await expect(engine.keys.secret(key.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'draft-refused' })
  })

  test('a locked keyring is not taken for an empty one', async () => {
    const { engine, secrets } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    secrets.become('locked')
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'keychain-unavailable' })
    expect(engine.status().keychain.state).toBe('locked')
    secrets.become('ok')
    await engine.retryKeychain()
    secrets.become('locked')
    await expect(engine.keys.remove(key.id)).rejects.toMatchObject({ code: 'keychain-unavailable' })
    secrets.become('ok')
    await engine.retryKeychain()
    expect(engine.profiles.get(profile.id).keys).toMatchObject([{ id: key.id, held: 'keychain' }])
  })

  test('a key added meanwhile is held in memory, signs, and is recorded in the history', async () => {
    const { engine, secrets, again } = await startEngine()
    const { profile, key: stored } = await profileWithKey(engine)
    secrets.become('failing')
    const { key } = await engine.keys.rotate(incoming(profile.id, 'another-test-key', 'key 2'))
    expect(key).toMatchObject({ held: 'memory', status: 'current' })
    expect(engine.profiles.get(profile.id).keys).toMatchObject([
      { id: stored.id, status: 'previous' },
      { id: key.id, status: 'current' },
    ])
    const { session, recorded } = await issueIn(engine, profile.id)
    expect(recorded).toBe(true)
    expect(session.keyFingerprint).toBe(key.fingerprint)
    await engine.close()

    secrets.become('ok')
    const { engine: next } = await again()
    expect(next.profiles.get(profile.id).keys).toMatchObject([{ id: stored.id, status: 'current' }])
  })

  test('a secret that is gone from a well keychain is missing, and the key unavailable', async () => {
    const { engine, secrets } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    for (const account of secrets.entries.keys())
      if (account.includes('/key/')) secrets.entries.delete(account)
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'key-missing' })
    expect(engine.status().keychain.state).toBe('ok')
    expect(engine.profiles.get(profile.id).keys).toMatchObject([{ id: key.id, held: 'unavailable' }])
    await engine.keys.remove(key.id)
    expect(engine.profiles.get(profile.id).keys).toEqual([])
  })
})
