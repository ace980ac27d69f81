import { describe, expect, test, vi } from 'vitest'
import type { PlatformProgress, Profile } from '../../shared/schemas.ts'
import { testProfile } from '../app/handlers/test-tools.ts'
import { acme, testNow } from '../test-drafts.ts'
import { createAsking, type PlatformQuestion } from './asking.ts'
import type { Account } from './platform.ts'
import { type Answering, json, serve } from './test-server.ts'

async function setUp(answer: Answering = (_request, response) => json(response, {})) {
  const server = await serve(answer)
  const progress: PlatformProgress[] = []
  const asking = createAsking({
    now: () => testNow,
    onProgress: (one) => void progress.push(one),
    wait: async () => undefined,
  })
  const profile: Profile = { ...testProfile, settings: { ...acme.settings, api: server.origin } }
  const secrets: Uint8Array[] = []
  const read = async () => {
    const secret = Uint8Array.from(Buffer.from('test-key'))
    secrets.push(secret)
    return secret
  }
  const ask = <T>(
    work: (account: Account) => Promise<T>,
    given: { about?: string | null; profile?: Profile; name?: string } = {},
  ) => {
    const question: PlatformQuestion<T> = {
      asking: 'issue',
      about: given.about ?? null,
      ask: (_adapter, account) => work(account),
    }
    return asking.ask(given.profile ?? profile, { name: given.name ?? 'key-1', read }, question)
  }
  return { asking, ask, profile, server, secrets, progress }
}

const ping = ({ ask }: Account) => ask({ method: 'POST', path: '/x', authorization: 'Bearer test' })

describe('asking', () => {
  test('opens no connection for a question that needs none, and overwrites the secret', async () => {
    const { ask, server, secrets } = await setUp()
    const { answer, clockAhead } = await ask(async ({ secret }) => Buffer.from(secret).toString())
    expect(answer).toBe('test-key')
    expect(clockAhead).toBeNull()
    expect(server.connections()).toBe(0)
    expect(secrets[0]?.every((byte) => byte === 0)).toBe(true)
  })

  test('does everything twice that is asked anew twice at once, and once what is about the same', async () => {
    const { ask, server } = await setUp()
    await Promise.all([ask(ping), ask(ping)])
    expect(server.asked).toHaveLength(2)
    await Promise.all([ask(ping, { about: 'room' }), ask(ping, { about: 'room' })])
    expect(server.asked).toHaveLength(3)
    await Promise.all([ask(ping, { about: 'room' }), ask(ping, { about: 'other' })])
    expect(server.asked).toHaveLength(5)
  })

  test('says what for it is asking, and for which profile', async () => {
    const { ask, progress } = await setUp()
    await ask(async ({ onProgress }) => onProgress(3, 7))
    expect(progress).toEqual([
      { profileId: 'profile-1', asking: 'issue', fetched: 3, total: 7, waitingUntil: null },
    ])
  })

  test('asks no origin that the platform does not name', async () => {
    const { ask, server } = await setUp()
    for (const origin of ['elsewhere', 'constructor']) {
      const asked = ask((account) =>
        account.ask({ origin, method: 'GET', path: '/', authorization: 'Bearer test' }),
      )
      await expect(asked).rejects.toMatchObject({ code: 'bad-request' })
    }
    expect(server.connections()).toBe(0)
  })
})

describe('what was got with a secret', () => {
  const remembering = async ({ memory, now }: Account) => {
    const known = memory.recall()
    if (known === null) memory.keep('test-api-token', now() + 1800)
    return known
  }

  test('is there for the next question of the account', async () => {
    const { ask } = await setUp()
    expect((await ask(remembering)).answer).toBeNull()
    expect((await ask(remembering)).answer).toBe('test-api-token')
  })

  test('is not there for another key, other settings or another profile', async () => {
    const { ask, profile } = await setUp()
    await ask(remembering)
    for (const given of [
      { name: 'key-2' },
      { profile: { ...profile, settings: { ...profile.settings, teamId: 'another' } } },
      { profile: { ...profile, id: 'profile-2' } },
    ]) {
      expect((await ask(remembering, given)).answer).toBeNull()
    }
  })

  test('is gone once asking was stopped, as for a lock', async () => {
    const { ask, asking } = await setUp()
    await ask(remembering)
    asking.stop()
    expect((await ask(remembering)).answer).toBeNull()
  })

  test('is not kept by a question that comes to its end after the stop', async () => {
    const { ask, asking } = await setUp()
    const until = Promise.withResolvers<void>()
    const late = ask(async (account) => {
      await until.promise
      return remembering(account)
    })
    const ended = expect(late).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => undefined)
    asking.stop()
    await ended
    until.resolve()
    await Promise.resolve()
    expect((await ask(remembering)).answer).toBeNull()
  })
})

describe('cancelling', () => {
  test('ends the questions of a profile, and stopping those of all', async () => {
    const { ask, asking, server } = await setUp(() => undefined)
    const one = expect(ask(ping)).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(server.asked).toHaveLength(1))
    asking.cancel('profile-2')
    asking.cancel('profile-1')
    await one
    const other = expect(ask(ping)).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(server.asked).toHaveLength(2))
    asking.stop()
    await other
  })
})
