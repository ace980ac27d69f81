import { describe, expect, test } from 'vitest'
import { endLive } from './end-live.ts'
import { joins, live } from './participants.ts'
import { roles } from './roles.ts'
import { room, rooms } from './rooms.ts'
import { testAccount } from './test-account.ts'

const fine = { body: { data: [], total_count: '0' } }

describe('rooms and roles', () => {
  test('are read over all pages', async () => {
    const { account } = testAccount(({ query }) =>
      query.after === undefined
        ? { body: { data: [{ id: 'a' }, {}, { id: 'b', friendly_url: 'b-room' }], total_count: '3' } }
        : { body: { data: [{ id: 'c' }], total_count: '3' } },
    )
    expect((await rooms(account)).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('roles have the name where they have no other', async () => {
    const { account, asked } = testAccount(() => [{ id: '1', name: 'attendee' }, { name: 'x' }, null])
    expect(await roles(account)).toEqual([
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
  ])('%j is asked for at %s', async (name, path) => {
    const { account, asked } = testAccount(() => ({ body: { id: 'x' } }))
    await room(account, name)
    expect(asked[0]?.path).toBe(path)
  })

  test.each(['', '.', '..', '\ud800', 'x'.repeat(201)])('%j is not asked for', async (name) => {
    const { account, asked } = testAccount(() => fine)
    for (const asking of [
      room(account, name),
      live(account, name),
      endLive(account, name),
      joins(account, { room: name, externalId: 'x', since: 0 }),
    ]) {
      await expect(asking).rejects.toMatchObject({ code: 'bad-request', field: 'room' })
    }
    expect(asked).toEqual([])
  })

  test('that is not there is null, and what is no room is an error', async () => {
    expect(await room(testAccount(() => ({ status: 404 })).account, 'demo')).toBeNull()
    await expect(room(testAccount(() => ({ body: {} })).account, 'demo')).rejects.toMatchObject({
      code: 'platform-unavailable',
    })
  })
})
