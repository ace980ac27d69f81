import { describe, expect, test } from 'vitest'
import type { Engine } from '../engine.ts'
import { acme, incoming, testKey, testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'
import { verifyHs256 } from '../tokens/verify.ts'

const states = (engine: Engine, profileId: string) =>
  engine.profiles.get(profileId).keys.map(({ label, status }) => `${label}: ${status}`)

describe('signing keys', () => {
  test('the first one is current, another one previous, and what is known of it is not the secret', async () => {
    const { engine, secrets } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const { key, bytes, findings } = await engine.keys.add(incoming(profile.id, testKey, ' key 1 '))
    expect(key).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      label: 'key 1',
      fingerprint: expect.stringMatching(/^[0-9a-f]{4}·[0-9a-f]{4}$/),
      createdAt: testNow,
      status: 'current',
      held: 'keychain',
    })
    expect(bytes).toBe(testKey.length)
    expect(findings).toEqual([])
    await engine.keys.add(incoming(profile.id, 'another-test-key', 'key 2'))
    expect(states(engine, profile.id)).toEqual(['key 1: current', 'key 2: previous'])
    const account = [...secrets.entries.keys()].find((name) => name.endsWith(`/key/${key.id}`))
    expect(Buffer.from(secrets.entries.get(account ?? '') ?? '', 'base64').toString()).toBe(testKey)
    expect(Buffer.from(await engine.keys.secret(key.id)).toString()).toBe(testKey)
  })

  test('a short one is stored with a warning and its reason', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const { findings, bytes } = await engine.keys.add(incoming(profile.id, 'short'))
    expect(bytes).toBe(5)
    expect(findings).toMatchObject([{ level: 'warning', source: expect.stringContaining('RFC 7518, 3.2') }])
  })

  test('an encoded one is stored decoded', async () => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const raw = Buffer.from(Buffer.from(testKey).toString('hex'))
    const { key, bytes } = await engine.keys.add({ profileId: profile.id, label: '', encoding: 'hex', raw })
    expect(bytes).toBe(testKey.length)
    expect(Buffer.from(await engine.keys.secret(key.id)).toString()).toBe(testKey)
  })

  test.each([
    ['empty', '', 'key-empty'],
    ['longer than a keychain holds', 'k'.repeat(1921), 'key-unreadable'],
  ])('one that is %s is refused', async (_what, secret, code) => {
    const { engine } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    await expect(engine.keys.add(incoming(profile.id, secret))).rejects.toMatchObject({ code })
    expect(engine.profiles.get(profile.id).keys).toEqual([])
  })

  test('one for a profile that is not there is refused, and not stored', async () => {
    const { engine, secrets } = await startEngine()
    const before = secrets.entries.size
    await expect(engine.keys.add(incoming('nobody'))).rejects.toMatchObject({ code: 'not-found' })
    expect(secrets.entries.size).toBe(before)
  })

  test('equal keys have equal fingerprints here, and others on another installation', async () => {
    const { engine, again } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    await engine.close()
    const { engine: next } = await again()
    expect((await next.keys.add(incoming(profile.id))).key.fingerprint).toBe(key.fingerprint)
    expect((await next.keys.add(incoming(profile.id, `${testKey}!`))).key.fingerprint).not.toBe(
      key.fingerprint,
    )
    const { engine: elsewhere } = await startEngine()
    expect((await profileWithKey(elsewhere)).key.fingerprint).not.toBe(key.fingerprint)
  })

  test('rotating makes the new one current and keeps the old one; sessions say which key signed them', async () => {
    const { engine } = await startEngine()
    const { profile, key: first } = await profileWithKey(engine)
    const { session: before } = await issueIn(engine, profile.id)
    const { key: second } = await engine.keys.rotate(incoming(profile.id, 'another-test-key', 'key 2'))
    const { session: after } = await issueIn(engine, profile.id)
    expect(states(engine, profile.id)).toEqual(['key 1: previous', 'key 2: current'])
    expect(before.keyFingerprint).toBe(first.fingerprint)
    expect(after.keyFingerprint).toBe(second.fingerprint)
    for (const [session, key, other] of [
      [before, first, second],
      [after, second, first],
    ] as const) {
      expect((await verifyHs256(session.token, await engine.keys.secret(key.id))).valid).toBe(true)
      expect((await verifyHs256(session.token, await engine.keys.secret(other.id))).valid).toBe(false)
    }
    const shown = engine.sessions.search(everySession).rows.map((row) => row.keyFingerprint)
    expect(new Set(shown)).toEqual(new Set([first.fingerprint, second.fingerprint]))
  })

  test('a previous one can be made current again', async () => {
    const { engine } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    await engine.keys.rotate(incoming(profile.id, 'another-test-key', 'key 2'))
    expect(engine.keys.use(key.id)).toEqual(key)
    expect(states(engine, profile.id)).toEqual(['key 1: current', 'key 2: previous'])
    expect(() => engine.keys.use('nobody')).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  test('removing the current one leaves none current, and its secret is gone from the keychain', async () => {
    const { engine, secrets } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    await engine.keys.rotate(incoming(profile.id, 'another-test-key', 'key 2'))
    const current = engine.profiles.get(profile.id).keys[1]
    await engine.keys.remove(current?.id ?? '')
    expect(states(engine, profile.id)).toEqual(['key 1: previous'])
    expect([...secrets.entries.keys()].filter((name) => name.includes('/key/'))).toEqual([
      expect.stringContaining(key.id),
    ])
    await expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'draft-refused' })
    await expect(engine.keys.secret(current?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
    await expect(engine.keys.remove('nobody')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a removal that was cut short is finished at the next start', async () => {
    const { engine, secrets, again } = await startEngine()
    const { profile, key } = await profileWithKey(engine)
    const remove = secrets.remove
    const stuck = Promise.withResolvers<boolean>()
    secrets.remove = (account) => (account.includes('/key/') ? stuck.promise : remove(account))
    const removing = engine.keys.remove(key.id)
    await expect.poll(() => engine.profiles.get(profile.id).keys).toEqual([])
    expect([...secrets.entries.keys()].some((name) => name.includes(key.id))).toBe(true)

    secrets.remove = remove
    const { engine: next } = await again()
    expect(next.profiles.get(profile.id).keys).toEqual([])
    expect([...secrets.entries.keys()].some((name) => name.includes(key.id))).toBe(false)
    stuck.resolve(false)
    await removing
  })

  test('a keychain that takes a secret and keeps it not is noticed; the key stays in memory', async () => {
    const { engine, secrets } = await startEngine()
    const { profile } = engine.profiles.save(acme)
    const { set } = secrets
    secrets.set = async (account, secret) => {
      if (!account.includes('/key/')) await set(account, secret)
    }
    const { key } = await engine.keys.add(incoming(profile.id))
    expect(key.held).toBe('memory')
    expect(engine.status().keychain).toMatchObject({ state: 'failing', keysInMemory: 1 })
    expect((await issueIn(engine, profile.id)).recorded).toBe(true)
  })

  test('in memory they rotate, are chosen and removed like others', async () => {
    const { engine, secrets } = await startEngine()
    const { profile, key: stored } = await profileWithKey(engine)
    secrets.become('failing')
    const { key: held } = await engine.keys.rotate(incoming(profile.id, 'another-test-key', 'key 2'))
    await engine.keys.add(incoming(profile.id, 'a-third-test-key', 'key 3'))
    expect(states(engine, profile.id)).toEqual(['key 1: previous', 'key 2: current', 'key 3: previous'])
    engine.keys.use(stored.id)
    expect(states(engine, profile.id)).toEqual(['key 1: current', 'key 2: previous', 'key 3: previous'])
    expect(engine.keys.use(held.id).status).toBe('current')
    await engine.keys.remove(held.id)
    expect(states(engine, profile.id)).toEqual(['key 1: current', 'key 3: previous'])
    expect(engine.status().keychain.keysInMemory).toBe(1)
    await engine.profiles.remove(profile.id).catch(() => undefined)
    expect(engine.status().keychain.keysInMemory).toBe(1)
  })
})
