import { describe, expect, test } from 'vitest'
import { digitalSambaAccount as samba } from './account.ts'
import { type AskedPath, testAccount } from './test-account.ts'

const basic = `Basic ${Buffer.from('team-1:test-key').toString('base64')}`
const fine = { body: { data: [], total_count: '0' } }
const isBasic = ({ authorization }: AskedPath) => authorization.startsWith('Basic ')

describe('check', () => {
  test('asks for one room, with team id and key', async () => {
    const { account, asked } = testAccount(() => fine)
    expect(await samba.check(account)).toMatchObject({ outcome: 'accepted' })
    expect(asked).toEqual([{ path: '/api/v1/rooms', query: { limit: '1' }, authorization: basic }])
  })

  test('asks with the key alone where both are refused, and knows then that the team id is wrong', async () => {
    const { account, asked } = testAccount((one) => (isBasic(one) ? { status: 401 } : fine))
    expect(await samba.check(account)).toEqual({
      outcome: 'team-refused',
      message: expect.stringContaining('The key is right, the team id is not'),
    })
    expect(asked.map(({ authorization }) => authorization)).toEqual([basic, 'Bearer test-key'])
  })

  test('says that the key is wrong where it is refused alone too', async () => {
    const { account, asked } = testAccount(() => ({ status: 401 }))
    expect(await samba.check(account)).toEqual({
      outcome: 'key-refused',
      message: expect.stringContaining('does not accept the key'),
    })
    expect(asked).toHaveLength(2)
  })

  test.each([[0x0a], [0x20], [0x7f], [0xc3, 0xa9]])(
    'does not try a key of bytes that no header holds: %j',
    async (...bytes) => {
      const { account, asked } = testAccount(() => ({ status: 401 }), Uint8Array.from([0x61, ...bytes]))
      expect(await samba.check(account)).toMatchObject({ outcome: 'key-refused' })
      expect(asked).toHaveLength(1)
    },
  )

  test('says so where the platform does not allow it', async () => {
    const { account } = testAccount(() => ({ status: 403, words: 'Forbidden.' }))
    await expect(samba.check(account)).rejects.toMatchObject({
      code: 'platform-refused',
      message:
        'The platform accepts the key, but does not allow this question (403). The platform says: “Forbidden.”',
    })
  })

  test.each([404, 500])('does not take a %d for an answer about the key', async (status) => {
    const { account } = testAccount(() => ({ status }))
    await expect(samba.check(account)).rejects.toMatchObject({ name: 'RoompassError' })
    const alone = testAccount((one) => (isBasic(one) ? { status: 401 } : { status }))
    await expect(samba.check(alone.account)).rejects.toMatchObject({ name: 'RoompassError' })
  })

  test('does not take any JSON for an answer of the platform', async () => {
    const { account } = testAccount(() => ({ body: { hello: 'captive portal' } }))
    await expect(samba.check(account)).rejects.toMatchObject({ code: 'platform-unavailable' })
  })
})

describe('the key', () => {
  test('goes into the header as its bytes', async () => {
    const secret = Uint8Array.from([0x00, 0xff, 0xc3, 0x28])
    const { account, asked } = testAccount(() => fine, secret)
    await samba.rooms(account)
    const sent = Buffer.from(asked[0]?.authorization.slice(6) ?? '', 'base64')
    expect(sent).toEqual(Buffer.concat([Buffer.from('team-1:'), secret]))
  })
})

describe('rooms and roles', () => {
  test('are read over all pages', async () => {
    const { account } = testAccount(({ query }) =>
      query.after === undefined
        ? { body: { data: [{ id: 'a' }, {}, { id: 'b', friendly_url: 'b-room' }], total_count: '3' } }
        : { body: { data: [{ id: 'c' }], total_count: '3' } },
    )
    expect((await samba.rooms(account)).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('roles have the name where they have no other', async () => {
    const { account, asked } = testAccount(() => [{ id: '1', name: 'attendee' }, { name: 'x' }, null])
    expect(await samba.roles(account)).toEqual([
      { id: '1', name: 'attendee', displayName: 'attendee' },
      { id: 'x', name: 'x', displayName: 'x' },
    ])
    expect(asked[0]?.path).toBe('/api/v1/roles')
  })
})

describe('one room', () => {
  test.each([
    ['product-demo', '/api/v1/rooms/product-demo'],
    ['a/b', '/api/v1/rooms/a%2Fb'],
    ['a?limit=1#x', '/api/v1/rooms/a%3Flimit%3D1%23x'],
    ['../roles', '/api/v1/rooms/..%2Froles'],
    ['Zoë', '/api/v1/rooms/Zo%C3%AB'],
  ])('%j is asked for at %s', async (room, path) => {
    const { account, asked } = testAccount(() => ({ body: { id: 'x' } }))
    await samba.room(account, room)
    expect(asked[0]?.path).toBe(path)
  })

  test.each(['', '.', '..', '\ud800', 'x'.repeat(201)])('%j is not asked for', async (room) => {
    const { account, asked } = testAccount(() => fine)
    for (const asking of [
      samba.room(account, room),
      samba.live(account, room),
      samba.joins(account, { room, externalId: 'x', since: 0 }),
    ]) {
      await expect(asking).rejects.toMatchObject({ code: 'bad-request', field: 'room' })
    }
    expect(asked).toEqual([])
  })

  test('that is not there is null, and what is no room is an error', async () => {
    expect(await samba.room(testAccount(() => ({ status: 404 })).account, 'demo')).toBeNull()
    await expect(samba.room(testAccount(() => ({ body: {} })).account, 'demo')).rejects.toMatchObject({
      code: 'platform-unavailable',
    })
  })
})

describe('who is in a room now', () => {
  test('is nobody where the platform knows no meeting there', async () => {
    const { account, asked } = testAccount(({ path }) =>
      path.endsWith('/live/participants') ? { status: 404 } : { body: { id: 'demo' } },
    )
    expect(await samba.live(account, 'demo')).toEqual([])
    expect(asked.map(({ path }) => path)).toEqual([
      '/api/v1/rooms/demo/live/participants',
      '/api/v1/rooms/demo',
    ])
  })

  test('can’t be said of a room that is not there', async () => {
    const { account, asked } = testAccount(() => ({ status: 404 }))
    await expect(samba.live(account, 'demo')).rejects.toMatchObject({
      code: 'platform-refused',
      message: 'There is no such room in this account any more.',
    })
    expect(asked).toHaveLength(2)
  })

  test('can’t be said where the platform does not say whether there is the room', async () => {
    const { account } = testAccount(({ path }) => ({
      status: path.endsWith('/live/participants') ? 404 : 500,
    }))
    await expect(samba.live(account, 'demo')).rejects.toMatchObject({ code: 'platform-unavailable' })
  })

  test('is asked for once where the platform knows a meeting', async () => {
    const { account, asked } = testAccount(() => ({ body: { live_participants: [{ id: 'p1' }] } }))
    expect(await samba.live(account, 'demo')).toMatchObject([{ id: 'p1', isLive: true }])
    expect(asked).toHaveLength(1)
  })
})

describe('when a guest came', () => {
  const day = 86_400
  const since = 1_709_452_861
  const at = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
  const guest = { room: 'demo', externalId: 'crm-1', since }

  test('is found by exactly the external id, newest first', async () => {
    const { account, asked } = testAccount(() => [
      { id: '3', external_id: 'crm-1', join_time: at(since + 30) },
      { id: '2', external_id: 'CRM-1', join_time: at(since + 20) },
      { id: '1', external_id: null, join_time: at(since + 10) },
      { id: '0', external_id: 'crm-1', join_time: at(since) },
      { id: 'x', external_id: 'crm-1' },
      { id: 'y', external_id: 'crm-1', leave_time: at(since - 1) },
    ])
    expect((await samba.joins(account, guest)).map(({ id }) => id)).toEqual(['3', '0', 'x'])
    expect(asked[0]).toMatchObject({ path: '/api/v1/rooms/demo/participants', query: { order: 'desc' } })
  })

  test('is not looked for before the token was issued', async () => {
    const page = (from: number) =>
      Array.from({ length: 100 }, (_, number) => ({
        id: `${from}-${number}`,
        external_id: 'crm-1',
        join_time: at(from - number),
      }))
    const { account, asked } = testAccount(({ query }) => ({
      body: { data: page(query.after === undefined ? since + day : since + 50), total_count: '100000' },
    }))
    const found = await samba.joins(account, guest)
    expect(asked).toHaveLength(2)
    expect(found).toHaveLength(151)
    expect(Math.min(...found.map(({ joinedAt }) => joinedAt ?? 0))).toBe(since)
  })

  test('knows coming twice from being there once', async () => {
    const { account } = testAccount(() => [
      { id: 'p', external_id: 'crm-1', join_time: at(since + 30) },
      { id: 'p', external_id: 'crm-1', join_time: at(since + 10), leave_time: at(since + 20) },
      { id: 'p', external_id: 'crm-1', join_time: at(since + 10), leave_time: at(since + 20) },
    ])
    expect(await samba.joins(account, guest)).toHaveLength(2)
  })

  test('fails where the room is gone', async () => {
    const { account } = testAccount(() => ({ status: 404 }))
    await expect(samba.joins(account, guest)).rejects.toMatchObject({ code: 'platform-refused' })
  })
})
