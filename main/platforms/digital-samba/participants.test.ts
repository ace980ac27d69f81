import { describe, expect, test } from 'vitest'
import { joins, live } from './participants.ts'
import { testAccount } from './test-account.ts'

describe('who is in a room now', () => {
  test('is nobody where the platform knows no meeting there', async () => {
    const { account, asked } = testAccount(({ path }) =>
      path.endsWith('/live/participants') ? { status: 404 } : { body: { id: 'demo' } },
    )
    expect(await live(account, 'demo')).toEqual([])
    expect(asked.map(({ path }) => path)).toEqual([
      '/api/v1/rooms/demo/live/participants',
      '/api/v1/rooms/demo',
    ])
  })

  test('can’t be said of a room that is not there', async () => {
    const { account, asked } = testAccount(() => ({ status: 404 }))
    await expect(live(account, 'demo')).rejects.toMatchObject({
      code: 'platform-refused',
      message: 'There is no such room in this account any more.',
    })
    expect(asked).toHaveLength(2)
  })

  test('can’t be said where the platform does not say whether there is the room', async () => {
    const { account } = testAccount(({ path }) => ({
      status: path.endsWith('/live/participants') ? 404 : 500,
    }))
    await expect(live(account, 'demo')).rejects.toMatchObject({ code: 'platform-unavailable' })
  })

  test('is asked for once where the platform knows a meeting', async () => {
    const { account, asked } = testAccount(() => ({ body: { live_participants: [{ id: 'p1' }] } }))
    expect(await live(account, 'demo')).toMatchObject([{ id: 'p1', isLive: true }])
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
    expect((await joins(account, guest)).map(({ id }) => id)).toEqual(['3', '0', 'x'])
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
    const found = await joins(account, guest)
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
    expect(await joins(account, guest)).toHaveLength(2)
  })

  test('fails where the room is gone', async () => {
    const { account } = testAccount(() => ({ status: 404 }))
    await expect(joins(account, guest)).rejects.toMatchObject({ code: 'platform-refused' })
  })
})
