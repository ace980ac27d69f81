import { describe, expect, it } from 'vitest'
import { useServer, uuid } from '../test-server.ts'

describe('sessions and participants', () => {
  const test = useServer()
  const count = async (path: string) => ((await test.read(path)) as { total_count: string }).total_count

  it('tell of an ended session what was', async () => {
    expect(await test.read('/api/v1/sessions')).toEqual({
      data: [
        {
          id: uuid,
          start_time: '2026-11-19T12:00:00.000000Z',
          end_time: '2026-11-19T12:30:00.000000Z',
          room_id: 'aaaaaaaa-bbbb-4ccc-8ddd-000000000002',
          room_external_id: null,
          description: 'Everybody, on the first Monday of the month',
          friendly_url: 'all-hands',
          room_is_deleted: false,
          participants_total: 2,
          participants_max: 2,
          live: false,
        },
      ],
      total_count: '1',
    })
  })

  it('tell of a live one who is there', async () => {
    test.server.join('workshop', { name: 'Jane Smith', externalId: 'crm-17' })
    expect(await test.read('/api/v1/rooms/workshop/sessions')).toMatchObject({
      data: [{ end_time: null, participants_live: 1, participants_total: 1, live: true }],
      total_count: '1',
    })
  })

  it.each([
    ['/api/v1/sessions?live=true', '1'],
    ['/api/v1/sessions?live=0', '1'],
    ['/api/v1/sessions?date_start=2026-11-20', '1'],
    ['/api/v1/sessions?date_end=2026-11-19', '1'],
    ['/api/v1/sessions?date_start=2026-11-19&date_end=2026-11-20', '2'],
    ['/api/v1/sessions?date_start=2026-11-21', '0'],
    ['/api/v1/sessions?room_id=aaaaaaaa-bbbb-4ccc-8ddd-000000000002', '1'],
    ['/api/v1/rooms/all-hands/sessions', '1'],
    ['/api/v1/rooms/product-demo/sessions', '0'],
    ['/api/v1/participants', '3'],
    ['/api/v1/participants?live=1', '1'],
    ['/api/v1/participants?room_id=aaaaaaaa-bbbb-4ccc-8ddd-000000000002', '2'],
    ['/api/v1/participants?session_id=nothing', '0'],
    ['/api/v1/rooms/workshop/participants', '1'],
    ['/api/v1/rooms/all-hands/participants?live=true', '0'],
  ])('are chosen by %s', async (path, expected) => {
    expect(await count(path)).toBe(expected)
  })

  it('are those of one session by its id', async () => {
    const [meeting] = test.server.state.meetings
    expect(await test.read(`/api/v1/sessions/${meeting?.id}/participants?order=asc`)).toMatchObject({
      data: [{ external_id: 'crm-1001' }, { external_id: 'crm-1002' }],
    })
    expect((await test.ask('/api/v1/sessions/nothing/participants')).status).toBe(404)
  })

  it.each(['live=maybe', 'date_start=20.11.2026', 'date_end=2026-02-30'])('refuse %s', async (query) => {
    const response = await test.ask(`/api/v1/sessions?${query}`)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      errors: { [query.split('=')[0] ?? '']: [expect.any(String)] },
    })
  })

  it('say when their room is deleted', async () => {
    test.server.join('ends-soon', { name: 'Jane', externalId: null })
    test.server.shiftClock(31 * 60)
    expect(await test.read('/api/v1/participants?limit=1')).toMatchObject({
      data: [{ room_is_deleted: true }],
    })
    expect(await test.read('/api/v1/sessions?limit=1')).toMatchObject({ data: [{ room_is_deleted: true }] })
  })
})

describe('POST /api/v1/sessions/{session}/end', () => {
  const test = useServer()
  const end = (id = '', init: RequestInit = {}) =>
    test.ask(`/api/v1/sessions/${id}/end`, { method: 'POST', ...init })

  it('ends a live session, once, and everybody in it is out', async () => {
    const jane = test.server.join('workshop', { name: 'Jane', externalId: 'crm-17' })
    const john = test.server.join('workshop', { name: 'John', externalId: null })
    const other = test.server.join('board-room', { name: 'Jim', externalId: null })
    test.server.shiftClock(60)
    const ended = await end(jane.meeting.id)
    expect([ended.status, await ended.text()]).toEqual([204, ''])
    expect(jane.meeting.endedAt).toBe(jane.joinedAt + 60)
    expect([jane, john, other].map(({ leftAt }) => leftAt !== null)).toEqual([true, true, false])
    expect((await end(jane.meeting.id)).status).toBe(404)
  })

  it('is for the team, and for sessions that are there', async () => {
    const { meeting } = test.server.join('product-demo', { name: 'Jane', externalId: null })
    expect((await end(meeting.id, { headers: { authorization: 'Bearer nope' } })).status).toBe(401)
    expect(meeting.endedAt).toBeNull()
    expect((await end('nothing')).status).toBe(404)
    const [yesterday] = test.server.state.meetings
    expect((await end(yesterday?.id)).status).toBe(404)
  })
})
