import { describe, expect, it } from 'vitest'
import { useServer, uuid } from '../test-server.ts'

describe('rooms', () => {
  const test = useServer()

  it('are listed without roles and breakouts', async () => {
    const list = (await test.read('/api/v1/rooms?order=asc&limit=1')) as { data: object[] }
    expect(list.data).toEqual([
      {
        id: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001',
        description: 'Product demonstration for customers',
        topic: 'What is new this spring',
        friendly_url: 'product-demo',
        privacy: 'private',
        external_id: 'crm-demo',
        max_participants: 100,
        language: 'en',
        room_url: 'https://acme.digitalsamba.com/product-demo',
        created_at: '2026-09-21T12:00:00Z',
        updated_at: '2026-09-21T12:00:00Z',
      },
    ])
  })

  it('are listed by tag', async () => {
    expect(await test.read('/api/v1/rooms?tag=training')).toMatchObject({
      data: [{ friendly_url: 'workshop' }],
      total_count: '1',
    })
  })

  it.each(['workshop', 'aaaaaaaa-bbbb-4ccc-8ddd-000000000004'])('are told in full by %s', async (name) => {
    const room = (await test.read(`/api/v1/rooms/${name}`)) as { roles: { name: string }[] }
    expect(room).toMatchObject({
      friendly_url: 'workshop',
      default_role: { id: uuid, name: 'attendee', display_name: 'Attendees' },
      breakout_rooms_enabled: true,
      breakouts: [
        { id: uuid, name: 'Breakout Room 1' },
        { id: uuid, name: 'Breakout Room 2' },
      ],
      is_locked: false,
      e2ee_enabled: false,
      join_screen_enabled: true,
      expires_at: null,
    })
    expect(room.roles[0]).toEqual({
      id: uuid,
      name: 'moderator',
      display_name: 'Moderators',
      allow_private_group_chat: false,
    })
    expect(room.roles.map((role) => role.name)).toEqual(['moderator', 'speaker', 'attendee', 'interpreter'])
  })

  it('say what is special about them', async () => {
    expect(await test.read('/api/v1/rooms/all-hands')).toMatchObject({ privacy: 'public' })
    expect(await test.read('/api/v1/rooms/board-room')).toMatchObject({ e2ee_enabled: true })
    expect(await test.read('/api/v1/rooms/locked-room')).toMatchObject({ is_locked: true })
    expect(await test.read('/api/v1/rooms/ends-soon')).toMatchObject({ expires_at: '2026-11-20 12:30:00' })
  })

  it('that are none are 404', async () => {
    const response = await test.ask('/api/v1/rooms/nowhere')
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: 'not-found', message: 'Room not found.' })
  })

  it('are changed, added and removed by hand', async () => {
    test.server.putRoom('locked-room', { isLocked: false })
    test.server.putRoom('brand-new')
    test.server.removeRoom('board-room')
    expect(await test.read('/api/v1/rooms/locked-room')).toMatchObject({ is_locked: false })
    expect(await test.read('/api/v1/rooms')).toMatchObject({ total_count: '6' })
    expect((await test.ask('/api/v1/rooms/board-room')).status).toBe(404)
  })

  it('are gone once they have expired', async () => {
    test.server.shiftClock(30 * 60)
    expect((await test.ask('/api/v1/rooms/ends-soon')).status).toBe(404)
    test.server.shiftClock(30 * 60 - 1)
    expect((await test.ask('/api/v1/rooms/ends-soon')).status).toBe(200)
  })
})
