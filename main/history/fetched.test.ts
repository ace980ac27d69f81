import { afterEach, describe, expect, test, vi } from 'vitest'
import { platforms } from '../../shared/platforms/index.ts'
import type { Platform } from '../../shared/platforms/platform.ts'
import { contentOf } from '../../shared/session-content.ts'
import { adapters } from '../platforms/index.ts'
import type { Account, IssuedToken } from '../platforms/platform.ts'
import { draftFor, testKey, testNow } from '../test-drafts.ts'
import { everySession, issueIn, profileWithKey, startEngine } from '../test-engine.ts'

/** A made-up platform in the place of a real one: it makes the tokens itself, and tells users apart by `ud`. */
vi.mock('../../shared/platforms/index.ts', async (original) => {
  const { platforms: real, platformIds } = await original<{
    platforms: Record<string, Platform>
    platformIds: string[]
  }>()
  const usual = real['digital-samba']
  const fields = usual?.fields.map((field) => (field.name === 'ud' ? { ...field, kind: 'identity' } : field))
  const fetching = { ...usual, fields, endFrom: 'answer', secret: { ...usual?.secret, signs: false } }
  return { platformIds, platforms: { ...real, 'digital-samba': fetching } }
})

afterEach(() => void vi.restoreAllMocks())

/** Has the platform answer in some way. */
function answering(answer: (account: Account) => Promise<IssuedToken>) {
  return vi
    .spyOn(adapters['digital-samba'], 'issue')
    .mockImplementation((_claims, account) => answer(account))
}

const opaque = { header: {}, claims: {}, token: 'opaque-test-token', origin: 'fetched' } as const

async function withProfile(clock = () => testNow * 1000) {
  const started = await startEngine({ clock })
  return { ...started, ...(await profileWithKey(started.engine)) }
}

describe('a token that the platform makes', () => {
  test('is recorded with what was asked for, as a session of what it was asked for', async () => {
    const { engine, profile, key } = await withProfile()
    const issue = answering(async () => ({ ...opaque, end: { known: true, validUntil: testNow + 1800 } }))
    const { session } = await issueIn(engine, profile.id, { ud: 'crm-1' })
    expect(session).toMatchObject({
      origin: 'fetched',
      room: 'demo-room',
      name: 'John Smith',
      externalId: 'crm-1',
      keyFingerprint: key.fingerprint,
      header: {},
      claims: {},
      token: 'opaque-test-token',
      validFrom: testNow,
      validUntil: testNow + 1800,
      isEndUnknown: false,
    })
    expect(session.asked).toEqual(issue.mock.calls[0]?.[0])
    expect(contentOf(session)).toMatchObject({ rd: 'demo-room', exp: testNow + 3600 })
    expect(engine.sessions.get(session.id)).toEqual(session)
  })

  test('begins when it came, however long the platform was waited for', async () => {
    let now = testNow
    const { engine, profile } = await withProfile(() => now * 1000)
    answering(async () => {
      now += 40
      return { ...opaque, end: { known: true, validUntil: now + 60 } }
    })
    const { session } = await issueIn(engine, profile.id)
    expect(session).toMatchObject({
      issuedAt: testNow + 40,
      validFrom: testNow + 40,
      validUntil: testNow + 100,
    })
  })

  test.each([
    ['without an end that is known', { known: false }, 'unknown-end', null],
    ['without any end', { known: true, validUntil: null }, 'no-end', null],
    ['that ends a second later', { known: true, validUntil: testNow + 1 }, 'valid', testNow + 1],
    ['that is over already', { known: true, validUntil: testNow }, 'expired', testNow],
  ] as const)('%s is said to be so', async (_what, end, state, validUntil) => {
    const { engine, profile } = await withProfile()
    answering(async () => ({ ...opaque, end }))
    const { session } = await issueIn(engine, profile.id)
    expect(session).toMatchObject({ validUntil, isEndUnknown: !end.known })
    expect(engine.sessions.search({ ...everySession, state }).rows.length).toBe(1)
    expect(engine.sessions.current(profile.id)?.id ?? null).toBe(state === 'expired' ? null : session.id)
  })

  test('ends as its claims say where the platform says nothing of it', async () => {
    const { engine, profile } = await withProfile()
    answering(async () => ({ ...opaque, claims: { exp: testNow + 60 } }))
    const { session } = await issueIn(engine, profile.id)
    expect(session).toMatchObject({
      validFrom: null,
      validUntil: testNow + 60,
      claims: { exp: testNow + 60 },
    })
  })

  test('is asked for with a copy of the secret, which is overwritten', async () => {
    const { engine, profile } = await withProfile()
    const seen: { text: string; bytes: Uint8Array }[] = []
    answering(async ({ secret }) => {
      seen.push({ text: Buffer.from(secret).toString(), bytes: secret })
      return opaque
    })
    await issueIn(engine, profile.id)
    const adHoc = { profile: { ...profile, keys: [] }, secret: Buffer.from('another-test-secret') }
    await engine.sessions.issue({ draft: draftFor(profile.id), timeZone: 'UTC', adHoc })
    expect(seen.map(({ text }) => text)).toEqual([testKey, 'another-test-secret'])
    for (const { bytes } of seen) expect(bytes.every((byte) => byte === 0)).toBe(true)
    expect(adHoc.secret.toString()).toBe('another-test-secret')
  })

  test('is asked for anew each time, also the same at once', async () => {
    const { engine, profile } = await withProfile()
    let count = 0
    answering(async () => ({ ...opaque, token: `opaque-test-token-${++count}` }))
    const both = await Promise.all([issueIn(engine, profile.id), issueIn(engine, profile.id)])
    expect(new Set(both.map(({ session }) => session.token)).size).toBe(2)
    expect(engine.sessions.search(everySession).rows.length).toBe(2)
  })

  test('that the platform refuses leaves nothing behind', async () => {
    const { engine, profile } = await withProfile()
    answering(() => Promise.reject(new Error('refused')))
    await expect(issueIn(engine, profile.id)).rejects.toThrow('refused')
    expect(engine.sessions.search(everySession).rows.length).toBe(0)
    expect(engine.sessions.current(profile.id)).toBeNull()
  })

  test('is renewed for as long as was asked for', async () => {
    const { engine, profile } = await withProfile()
    const issue = answering(async () => ({ ...opaque, end: { known: false } }))
    const { session } = await issueIn(engine, profile.id, { nbf: '', exp: '2h' })
    await engine.sessions.renew({ id: session.id, timeZone: 'UTC' })
    expect(issue.mock.calls[1]?.[0]).toEqual(issue.mock.calls[0]?.[0])
  })

  test('is recorded without a profile where that was removed meanwhile', async () => {
    const { engine, profile } = await withProfile()
    const { promise, resolve } = Promise.withResolvers<void>()
    const issue = answering(() => promise.then(() => opaque))
    const issuing = issueIn(engine, profile.id)
    await vi.waitFor(() => expect(issue).toHaveBeenCalled())
    await engine.profiles.remove(profile.id)
    resolve()
    const { session } = await issuing
    expect(session.profileId).toBeNull()
    expect(engine.sessions.get(session.id)).toEqual(session)
  })
})

describe('a platform that takes its time', () => {
  const never = () => new Promise<IssuedToken>(() => undefined)

  test('is not waited for once somebody cancels', async () => {
    const { engine, profile } = await withProfile()
    const issue = answering(never)
    const issuing = issueIn(engine, profile.id)
    await vi.waitFor(() => expect(issue).toHaveBeenCalled())
    engine.accounts.cancel(profile.id)
    await expect(issuing).rejects.toMatchObject({ code: 'cancelled' })
    expect(engine.sessions.search(everySession).rows.length).toBe(0)
  })

  test('does not hold a lock up', async () => {
    const { engine, profile } = await withProfile()
    const issue = answering(never)
    const issuing = expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(issue).toHaveBeenCalled())
    const start = performance.now()
    await engine.lock()
    await issuing
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('is not even asked where the lock comes at the same moment', async () => {
    const { engine, profile } = await withProfile()
    const issue = answering(never)
    const issuing = expect(issueIn(engine, profile.id)).rejects.toMatchObject({ code: 'locked' })
    const start = performance.now()
    await engine.lock()
    await issuing
    expect(performance.now() - start).toBeLessThan(2000)
    expect(issue).not.toHaveBeenCalled()
  })
})

test('what tells users apart is kept of the identity that left, without case and spaces', async () => {
  const { engine, profile } = await withProfile()
  answering(async () => opaque)
  await issueIn(engine, profile.id, { ud: ' Jane@Example.com' })
  const similar = (externalId: string) =>
    engine.accounts.known(profile.id, 'demo-room', { name: '', externalId }).similarIds
  expect(similar('jane@example.com')).toEqual([' Jane@Example.com'])
  expect(similar(' Jane@Example.com')).toEqual([])
  expect(platforms['digital-samba'].secret.signs).toBe(false)
})
