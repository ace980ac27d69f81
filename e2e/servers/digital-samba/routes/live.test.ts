import { describe, expect, it } from 'vitest'
import { useServer, uuid } from '../test-server.ts'

describe('who is in a room', () => {
  const test = useServer()
  const jane = { name: 'Jane Smith', externalId: 'crm-17' }

  it('is nobody at first', async () => {
    expect(await test.read('/api/v1/rooms/live')).toEqual({ data: [], total_count: 0 })
    expect(await test.read('/api/v1/rooms/product-demo/live')).toEqual({
      id: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001',
      external_id: 'crm-demo',
      start_time: null,
      session_duration: 0,
      live_participants: 0,
    })
  })

  it('is told live, in one room and in all, counted and one by one', async () => {
    test.server.join('product-demo', { ...jane, role: 'speaker' })
    test.server.shiftClock(90)
    const live = {
      id: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001',
      external_id: 'crm-demo',
      start_time: '2026-11-20T12:00:00.000000Z',
      session_duration: 90,
    }
    const people = [
      {
        id: uuid,
        external_id: 'crm-17',
        name: 'Jane Smith',
        role: 'speaker',
        join_time: '2026-11-20T12:00:00.000000Z',
      },
    ]
    expect(await test.read('/api/v1/rooms/product-demo/live')).toEqual({ ...live, live_participants: 1 })
    expect(await test.read('/api/v1/rooms/product-demo/live/participants')).toEqual({
      ...live,
      live_participants: people,
    })
    expect(await test.read('/api/v1/rooms/live')).toEqual({
      data: [{ ...live, live_participants: 1 }],
      total_count: 1,
    })
    expect(await test.read('/api/v1/rooms/live/participants')).toEqual({
      data: [{ ...live, live_participants: people }],
      total_count: 1,
    })
  })

  it('is nobody again when the last has gone, and stays in the record', async () => {
    test.server.leave('crm-17')
    expect(await test.read('/api/v1/rooms/live')).toEqual({ data: [], total_count: 0 })
    expect(await test.read('/api/v1/participants?live=false&limit=1')).toEqual({
      data: [
        {
          id: uuid,
          external_id: 'crm-17',
          session_id: uuid,
          room_id: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000001',
          room_external_id: 'crm-demo',
          room_is_deleted: false,
          name: 'Jane Smith',
          role: 'speaker',
          friendly_url: 'product-demo',
          join_time: '2026-11-20 12:00:00',
          leave_time: '2026-11-20 12:01:30',
          live: false,
        },
      ],
      total_count: '3',
    })
  })

  it('is a mistake to ask of a room that is none', async () => {
    expect((await test.ask('/api/v1/rooms/nowhere/live')).status).toBe(404)
    expect((await test.ask('/api/v1/rooms/nowhere/live/participants')).status).toBe(404)
    expect(() => test.server.join('nowhere', jane)).toThrow('There is no room nowhere')
  })
})

describe('a room without anybody', () => {
  const test = useServer({ quietRoom: 'not-found' })

  it('may also be told to answer 404', async () => {
    expect((await test.ask('/api/v1/rooms/product-demo/live')).status).toBe(404)
    test.server.join('product-demo', { name: 'Jane', externalId: null })
    expect((await test.ask('/api/v1/rooms/product-demo/live')).status).toBe(200)
  })
})
