import { describe, expect, test, vi } from 'vitest'
import { testProfile } from '../app/handlers/test-tools.ts'
import { acme, testKey } from '../test-drafts.ts'
import { header, testAccounts, twoRooms } from './test-accounts.ts'
import { type Answering, json, serve } from './test-server.ts'

describe('the secret', () => {
  test.each([
    ['an answer', 200],
    ['a refusal', 401],
    ['a fault', 500],
  ])('is overwritten after %s', async (_, status) => {
    const { accounts, secrets } = await testAccounts((_request, response) =>
      json(response, { data: [] }, status),
    )
    await accounts.rooms('profile-1', true).catch(() => undefined)
    expect(secrets).toHaveLength(1)
    expect(secrets[0]?.every((byte) => byte === 0)).toBe(true)
  })

  test('is overwritten also where the question was cancelled before it came', async () => {
    const secret = Uint8Array.from(Buffer.from(testKey))
    const coming = Promise.withResolvers<Uint8Array>()
    const { accounts, server } = await testAccounts(twoRooms, { secret: () => coming.promise })
    const asking = accounts.rooms('profile-1', true)
    accounts.cancel('profile-1')
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' })
    coming.resolve(secret)
    await vi.waitFor(() => expect(secret.every((byte) => byte === 0)).toBe(true))
    expect(server.connections()).toBe(0)
  })

  test('is not read where the profile has no current key', async () => {
    const keys = testProfile.keys.map((key) => ({ ...key, status: 'previous' as const }))
    const { accounts, secrets, server } = await testAccounts(twoRooms, {
      profile: () => ({ ...testProfile, keys }),
    })
    await expect(accounts.check('profile-1')).rejects.toMatchObject({ code: 'key-missing' })
    expect(secrets).toEqual([])
    expect(server.connections()).toBe(0)
  })

  test('is not read for an address that no key goes to', async () => {
    const settings = { ...acme.settings, api: 'http://api.digitalsamba.com' }
    const { accounts, secrets } = await testAccounts(twoRooms, {
      profile: () => ({ ...testProfile, settings }),
    })
    await expect(accounts.check('profile-1')).rejects.toMatchObject({ code: 'bad-request' })
    expect(secrets).toEqual([])
  })

  test('does not follow a redirect, and is in no error', async () => {
    const other = await serve(twoRooms)
    const { accounts } = await testAccounts((_request, response) =>
      response.writeHead(302, { location: `${other.origin}/` }).end(),
    )
    const error: unknown = await accounts.check('profile-1').catch((failure: unknown) => failure)
    if (!(error instanceof Error)) throw new Error('no error')
    expect(error.message).toContain('which is not followed')
    expect(`${JSON.stringify(error)}${error.message}${error.stack}`).not.toContain(testKey)
    expect(`${JSON.stringify(error)}${error.message}${error.stack}`).not.toContain(header.slice(6))
    expect(other.connections()).toBe(0)
  })
})

describe('cancelling', () => {
  const silent: Answering = () => undefined

  test('ends what is being asked for the profile, and keeps nothing of it', async () => {
    const { accounts, server, database } = await testAccounts(silent)
    const asking = [
      accounts.rooms('profile-1', true),
      accounts.roles('profile-1', true),
      accounts.live('session-1'),
    ]
    await vi.waitFor(() => expect(server.asked).toHaveLength(3))
    accounts.cancel('another')
    accounts.cancel('profile-1')
    for (const one of await Promise.allSettled(asking)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } })
    }
    expect(database.prepare('SELECT * FROM platform_answers').all()).toEqual([])
  })

  test('lets the next question begin anew', async () => {
    const { accounts, server, answerWith } = await testAccounts(silent)
    const ended = expect(accounts.rooms('profile-1', true)).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(server.asked).toHaveLength(1))
    accounts.cancel('profile-1')
    answerWith(twoRooms)
    expect((await accounts.rooms('profile-1', true)).rooms).toHaveLength(2)
    await ended
  })

  test('ends a wait', async () => {
    const { accounts } = await testAccounts(
      (_request, response) => json(response, {}, 429, { 'retry-after': '100' }),
      { wait: (_seconds, signal) => new Promise((_, reject) => signal.addEventListener('abort', reject)) },
    )
    const asking = accounts.rooms('profile-1', true)
    accounts.cancel('profile-1')
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('is what stopping does for every profile', async () => {
    const { accounts, asking: all, server } = await testAccounts(silent)
    const asking = accounts.check('profile-1')
    await vi.waitFor(() => expect(server.asked).toHaveLength(1))
    all.stop()
    await expect(asking).rejects.toMatchObject({ code: 'cancelled' })
  })
})
