import { describe, expect, test } from 'vitest'
import { RoompassError } from '../../shared/errors.ts'
import { nothingKnown } from '../../shared/platforms/platform.ts'
import { deleteProfile } from '../profiles/profile-rows.ts'
import { testNow } from '../test-drafts.ts'
import { date, demo, header, testAccounts, twoRooms } from './test-accounts.ts'
import { json } from './test-server.ts'

const nobody = { name: '', externalId: '' }

describe('rooms', () => {
  test('were never asked for at first, and nobody is asked without refreshing', async () => {
    const { accounts, server } = await testAccounts(twoRooms)
    expect(await accounts.rooms('profile-1', false)).toEqual({ rooms: [], fetchedAt: null })
    expect(await accounts.roles('profile-1', false)).toEqual({ roles: [], fetchedAt: null })
    expect(await accounts.room('profile-1', 'demo-room', false)).toBeNull()
    expect(accounts.known('profile-1', 'demo-room', { name: '', externalId: 'crm-1' })).toEqual(nothingKnown)
    expect(server.connections()).toBe(0)
  })

  test('are asked for with the profile’s key and kept, with the difference between the clocks', async () => {
    const { accounts, server } = await testAccounts((_request, response) =>
      json(response, { data: [demo], total_count: '1' }, 200, date(45)),
    )
    const rooms = await accounts.rooms('profile-1', true)
    expect(rooms).toEqual({
      rooms: [{ id: 'id-1', friendlyUrl: 'demo-room', description: '', privacy: 'private' }],
      fetchedAt: testNow,
    })
    expect(server.asked.map(({ authorization }) => authorization)).toEqual([header])
    expect(await accounts.rooms('profile-1', false)).toEqual(rooms)
    expect(accounts.known('profile-1', '', nobody).clockAhead).toBe(45)
    expect(server.asked).toHaveLength(1)
  })

  test('stay as they were where asking again fails', async () => {
    const { accounts, answerWith } = await testAccounts(twoRooms)
    const rooms = await accounts.rooms('profile-1', true)
    answerWith((_request, response) => json(response, {}, 500))
    await expect(accounts.rooms('profile-1', true)).rejects.toMatchObject({ code: 'platform-unavailable' })
    answerWith((_request, response) => void response.destroy())
    await expect(accounts.rooms('profile-1', true)).rejects.toMatchObject({ code: 'platform-unavailable' })
    expect(await accounts.rooms('profile-1', false)).toEqual(rooms)
  })

  test('stay as they were where a later page fails', async () => {
    const { accounts, answerWith } = await testAccounts(twoRooms)
    const rooms = await accounts.rooms('profile-1', true)
    answerWith((request, response) => {
      const data = Array.from({ length: 100 }, (_, number) => ({ id: `new-${number}` }))
      if (request.query.has('after')) json(response, {}, 500)
      else json(response, { data, total_count: 200 })
    })
    await expect(accounts.rooms('profile-1', true)).rejects.toMatchObject({ code: 'platform-unavailable' })
    expect(await accounts.rooms('profile-1', false)).toEqual(rooms)
  })

  test('are given also where they can’t be kept', async () => {
    const use = () => {
      throw new RoompassError('history-unavailable', 'The disk is full.')
    }
    const { accounts } = await testAccounts(twoRooms, { storage: { use } })
    expect((await accounts.rooms('profile-1', true)).rooms).toHaveLength(2)
    await expect(accounts.rooms('profile-1', false)).rejects.toMatchObject({ code: 'history-unavailable' })
  })

  test('of a profile that was removed meanwhile are not kept', async () => {
    const { accounts, database, answerWith } = await testAccounts(twoRooms)
    answerWith((request, response) => {
      deleteProfile(database, 'profile-1')
      twoRooms(request, response)
    })
    expect((await accounts.rooms('profile-1', true)).rooms).toHaveLength(2)
    expect(database.prepare('SELECT * FROM platform_answers').all()).toEqual([])
  })

  test('asked for twice at once are asked for once', async () => {
    const { accounts, server, secrets } = await testAccounts(twoRooms)
    const [one, other] = await Promise.all([
      accounts.rooms('profile-1', true),
      accounts.rooms('profile-1', true),
    ])
    expect(one).toEqual(other)
    expect(server.asked).toHaveLength(1)
    expect(secrets).toHaveLength(1)
    await accounts.rooms('profile-1', true)
    expect(server.asked).toHaveLength(2)
  })

  test('tell how far they are', async () => {
    const { accounts, progress } = await testAccounts((request, response) => {
      const from = request.query.has('after') ? 100 : 0
      const data = Array.from({ length: from === 0 ? 100 : 50 }, (_, at) => ({ id: `id-${from + at}` }))
      json(response, { data, total_count: '150' })
    })
    expect((await accounts.rooms('profile-1', true)).rooms).toHaveLength(150)
    const one = { profileId: 'profile-1', asking: 'rooms', total: 150, waitingUntil: null }
    expect(progress).toEqual([
      { ...one, fetched: 100 },
      { ...one, fetched: 150 },
    ])
  })
})

describe('a platform that asks to wait', () => {
  test('is waited for, which is told, and is then asked again', async () => {
    const waited: number[] = []
    let refusals = 1
    const { accounts, progress, server } = await testAccounts(
      (request, response) => {
        refusals -= 1
        if (refusals >= 0) json(response, { error: 'rate-limit' }, 429, { 'retry-after': '38' })
        else twoRooms(request, response)
      },
      { wait: async (seconds) => void waited.push(seconds) },
    )
    expect((await accounts.rooms('profile-1', true)).rooms).toHaveLength(2)
    expect(waited).toEqual([38])
    expect(progress.map(({ waitingUntil, fetched }) => [waitingUntil, fetched])).toEqual([
      [testNow + 38, 0],
      [null, 0],
      [null, 2],
    ])
    expect(server.asked).toHaveLength(2)
  })
})

describe('one room', () => {
  test('is kept for offline, under its id and its friendly URL', async () => {
    const { accounts, server } = await testAccounts((_request, response) => json(response, demo, 200, date()))
    const room = await accounts.room('profile-1', 'demo-room', true)
    expect(room).toMatchObject({ id: 'id-1', isE2ee: true, fetchedAt: testNow })
    expect(await accounts.room('profile-1', 'ID-1', false)).toEqual(room)
    expect(accounts.known('profile-1', 'demo-room', nobody)).toEqual({ ...nothingKnown, room, clockAhead: 0 })
    expect(server.asked.map(({ path }) => path)).toEqual(['/api/v1/rooms/demo-room'])
  })

  test('that the platform has no more is forgotten', async () => {
    const { accounts, answerWith } = await testAccounts((_request, response) => json(response, demo))
    await accounts.room('profile-1', 'demo-room', true)
    answerWith((_request, response) => json(response, {}, 404))
    expect(await accounts.room('profile-1', 'demo-room', true)).toBeNull()
    expect(await accounts.room('profile-1', 'id-1', false)).toBeNull()
  })

  test('stays known where asking fails', async () => {
    const { accounts, answerWith } = await testAccounts((_request, response) => json(response, demo))
    const room = await accounts.room('profile-1', 'demo-room', true)
    answerWith((_request, response) => json(response, {}, 401))
    await expect(accounts.room('profile-1', 'demo-room', true)).rejects.toMatchObject({
      code: 'platform-refused',
    })
    expect(await accounts.room('profile-1', 'demo-room', false)).toEqual(room)
  })
})
