import { describe, expect, test } from 'vitest'
import { keptStaySchema } from '../../../shared/schemas.ts'
import { dolby } from '../dolby.ts'
import type { Account, GuestToFind } from '../platform.ts'
import { type AskedOf, apiTokens, testAccount, testNow } from './test-account.ts'

const guest: GuestToFind = { externalId: 'crm-1', from: testNow, until: testNow + 3600 }
const listPath = 'GET comms /v1/monitor/conferences'

/** Milliseconds, so many seconds after the guest may have come. */
const ms = (seconds: number) => (testNow + seconds) * 1000

const jane = { externalName: 'Jane', externalId: 'crm-1', externalPhotoUrl: 'https://example.com/j.png' }
const joined = (seconds: number, metadata: unknown = jane) => ({ start: ms(seconds), metadata })
const conference = (confId: string, start: number, more: object = {}) => ({
  ...{ confId, alias: `alias ${confId}`, start: ms(start), live: false, end: ms(start + 600) },
  ...more,
})

type Body = (asked: AskedOf) => unknown

/** A platform with conferences and participants, and API tokens for whoever asks. */
function monitorWith(conferences: Body, participants: Body = () => ({ participants: {} })) {
  const tokens = apiTokens()
  return testAccount((asked) => {
    if (asked.what.startsWith('POST')) return tokens()
    return { body: asked.what === listPath ? conferences(asked) : participants(asked) }
  })
}

const ask = (account: Account, asked: GuestToFind = guest) => {
  if (dolby.kept === undefined) throw new Error('the ability is missing')
  return dolby.kept(account, asked)
}

describe('what the platform kept', () => {
  test('is asked for with a token for reading alone, in milliseconds, and from a day before', async () => {
    const { account, asked } = monitorWith(() => ({ conferences: [conference('c 1', 0)] }))
    expect(await ask(account)).toEqual([])
    expect(asked).toEqual([
      expect.objectContaining({
        what: 'POST api /v1/auth/token',
        body: 'grant_type=client_credentials&scope=comms%3Amonitor%3Aread',
      }),
      {
        ...{ what: listPath, authorization: 'Bearer api-1', body: undefined },
        query: { from: String(ms(-86_400)), to: String(ms(3601)), active: 'false', max: '100' },
      },
      expect.objectContaining({
        what: 'GET comms /v1/monitor/conferences/c%201/participants',
        query: { from: '0', to: '9999999999999', max: '100' },
      }),
    ])
    expect(account.memory.recall()).toBeNull()
  })

  test('is every stay of the guest, newest first, running and ended', async () => {
    const { account, progress } = monitorWith(
      () => ({
        conferences: [
          conference('old', 0),
          { confId: 'now', alias: 'board', start: ms(900), live: true, region: 'eu', dolbyVoice: true },
        ],
      }),
      ({ what }) => ({
        participants: what.includes('/now/')
          ? {
              u1: { connections: [joined(1000), joined(950)], stats: {} },
              u2: { connections: [joined(990, { externalId: 'crm-2' })] },
            }
          : { u1: { connections: [joined(10, { ...jane, externalName: 'Jane Smith' })] } },
      }),
    )
    const stays = await ask(account)
    expect(stays).toEqual([
      {
        ...{ meeting: { id: 'now', name: 'board', isLive: true }, participantId: 'u1', name: 'Jane' },
        ...{
          externalId: 'crm-1',
          avatarUrl: 'https://example.com/j.png',
          joinedAt: [testNow + 950, testNow + 1000],
        },
      },
      expect.objectContaining({
        ...{
          meeting: { id: 'old', name: 'alias old', isLive: false },
          name: 'Jane Smith',
          joinedAt: [testNow + 10],
        },
      }),
    ])
    for (const stay of stays) expect(keptStaySchema.parse(stay)).toEqual(stay)
    expect(progress).toEqual([
      [0, null],
      [1, 2],
      [2, 2],
    ])
  })

  test('is found by exactly the external id', async () => {
    const ids = ['CRM-1', 'crm-1 ', 'crm-10', '', null, 1]
    const participants = Object.fromEntries(
      ids.map((externalId, at) => [`u${at}`, { connections: [joined(1, { ...jane, externalId })] }]),
    )
    const { account } = monitorWith(
      () => ({ conferences: [conference('c', 0)] }),
      () => ({ participants }),
    )
    expect(await ask(account)).toEqual([])
  })

  test.each([
    [-1, false],
    [0, true],
    [3600, true],
    [3601, false],
  ])('joined %d s after the beginning is meant: %j', async (seconds, isMeant) => {
    const { account } = monitorWith(
      () => ({ conferences: [conference('c', -60, { end: ms(7200) })] }),
      () => ({ participants: { u: { connections: [joined(seconds)] } } }),
    )
    expect(await ask(account)).toHaveLength(isMeant ? 1 : 0)
  })

  test('knows the owner by the conference, where the participant says nothing', async () => {
    const owner = { userId: 'u1', metadata: { ...jane, ipAddress: '192.0.2.1' } }
    const { account } = monitorWith(
      () => ({ conferences: [conference('c', 0, { owner })] }),
      () => ({ participants: { u1: { connections: [{}], stats: {} }, u2: { connections: [] } } }),
    )
    const stays = await ask(account)
    expect(stays).toMatchObject([{ participantId: 'u1', name: 'Jane', joinedAt: [] }])
    expect(JSON.stringify(stays)).not.toContain('192.0.2.1')
  })

  test('is not looked for in a conference that ended before', async () => {
    const { account, asked } = monitorWith(() => ({
      conferences: [conference('over', -700, { end: ms(-1) }), conference('just', -700, { end: ms(0) })],
    }))
    await ask(account)
    expect(asked.slice(2).map(({ what }) => what)).toEqual([`${listPath}/just/participants`])
  })

  test('is nothing for a guest without an external id, and nobody is asked', async () => {
    const { account, asked } = monitorWith(() => ({ conferences: [] }))
    expect(await ask(account, { ...guest, externalId: '' })).toEqual([])
    expect(asked).toEqual([])
  })
})

describe('the pages', () => {
  test('are read to the last one, each conference once', async () => {
    const pages: Record<string, unknown> = {
      first: { conferences: [conference('a', 0), conference('b', 1)], next: 'two' },
      two: { conferences: [conference('b', 1), {}, null, conference('c', 2)], next: '' },
    }
    const { account, asked } = monitorWith(
      ({ query }) => pages[query.start ?? 'first'],
      ({ query }) =>
        query.start === undefined
          ? { participants: {}, next: 'more' }
          : { participants: { u: { connections: [joined(5)] } }, next: null },
    )
    expect((await ask(account)).map(({ meeting }) => meeting.id)).toEqual(['c', 'b', 'a'])
    expect(asked.filter(({ what }) => what.endsWith('/participants'))).toHaveLength(6)
  })

  test('end where the platform names the same one again', async () => {
    const { account, asked } = monitorWith(() => ({ conferences: [], next: 'again' }))
    await ask(account)
    expect(asked.filter(({ what }) => what === listPath)).toHaveLength(2)
  })

  test('end after ten, whatever the platform says', async () => {
    const { account, asked } = monitorWith(({ query }) => ({
      conferences: [],
      next: `${query.start ?? ''}x`,
    }))
    await ask(account)
    expect(asked.filter(({ what }) => what === listPath)).toHaveLength(10)
  })
})

describe('a platform that does not say', () => {
  const refusing = (status: number, words: string | null = null) => {
    const tokens = apiTokens()
    return testAccount(({ what }) => (what.startsWith('POST') ? tokens() : { status, words })).account
  }

  test('since it is retired, ends in a sentence', async () => {
    await expect(ask(refusing(404))).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining('is retired'),
    })
  })

  test('since the token is refused, ends in a sentence with its words', async () => {
    await expect(ask(refusing(401, 'Expired or invalid token'))).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining('“Expired or invalid token”'),
    })
  })

  test.each([{}, null, [], { conferences: {} }, { participants: {} }])(
    'but %j, ends in a sentence',
    async (body) => {
      await expect(ask(monitorWith(() => body).account)).rejects.toMatchObject({
        code: 'platform-unavailable',
      })
    },
  )

  test('renews a token that expires on the way', async () => {
    const tokens = apiTokens()
    const { account, asked } = testAccount(({ what, authorization }) => {
      if (what.startsWith('POST')) return tokens()
      if (what === listPath) return { body: { conferences: [conference('a', 0), conference('b', 0)] } }
      return authorization === 'Bearer api-1' ? { status: 401 } : { body: { participants: {} } }
    })
    expect(await ask(account)).toEqual([])
    expect(asked.map(({ authorization }) => authorization).slice(2)).toEqual([
      ...['Bearer api-1', expect.stringMatching(/^Basic /), 'Bearer api-2', 'Bearer api-2'],
    ])
  })
})
