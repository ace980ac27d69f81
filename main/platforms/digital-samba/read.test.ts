import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { participantSchema, roleSchema, roomDetailSchema, roomSchema } from '../../../shared/schemas.ts'
import { readLive, readParticipant } from './read-participants.ts'
import { readRole } from './read-roles.ts'
import { readRoom, readRoomDetail } from './read-rooms.ts'

/** The room of the vendor's OpenAPI, shortened, with what is not in it and may come. */
const room = {
  id: 'fd67f8dc-ff87-4573-a85f-ff64f52b3d6a',
  description: 'Product demo',
  topic: 'A topic',
  friendly_url: 'product-demo',
  privacy: 'private',
  room_url: 'https://acme.digitalsamba.com/product-demo',
  created_at: '2022-05-13T19:09:04Z',
  something_new: { deep: [1] },
}

const roles = [
  { id: 'r1', name: 'moderator', display_name: 'Moderators', allow_private_group_chat: true },
  { id: 'r2', name: 'attendee', display_name: null },
]

const detail = {
  ...room,
  default_role: { id: 'r2', name: 'attendee', display_name: 'Attendee' },
  roles,
  breakouts: [{ id: 'b1', name: 'Left' }, { id: 'b2' }, { name: 'nobody' }],
  breakout_rooms_enabled: true,
  is_locked: false,
  e2ee_enabled: true,
  expires_at: '2024-03-03 08:01:01',
}

describe('a room', () => {
  test('of a list is read', () => {
    expect(readRoom(room)).toEqual({
      id: room.id,
      friendlyUrl: 'product-demo',
      description: 'Product demo',
      privacy: 'private',
    })
  })

  test.each([
    [{ id: 'x' }, { id: 'x', friendlyUrl: null, description: '', privacy: null }],
    [{ friendly_url: 'x' }, { id: 'x', friendlyUrl: 'x', description: '', privacy: null }],
    [
      { id: 7, privacy: 'secret' },
      { id: '7', friendlyUrl: null, description: '', privacy: null },
    ],
    [{}, null],
    [null, null],
    ['x', null],
    [[], null],
  ])('from %j is %j', (given, read) => {
    expect(readRoom(given)).toEqual(read)
  })

  test('in detail is read', () => {
    expect(readRoomDetail(detail, 5)).toEqual({
      id: room.id,
      friendlyUrl: 'product-demo',
      description: 'Product demo',
      privacy: 'private',
      defaultRole: { id: 'r2', name: 'attendee', displayName: 'Attendee' },
      roles: [
        { id: 'r1', name: 'moderator', displayName: 'Moderators' },
        { id: 'r2', name: 'attendee', displayName: 'attendee' },
      ],
      breakoutsEnabled: true,
      breakouts: [
        { id: 'b1', name: 'Left' },
        { id: 'b2', name: 'b2' },
      ],
      isLocked: false,
      isE2ee: true,
      expiresAt: 1_709_452_861,
      fetchedAt: 5,
    })
  })

  test('in detail may lack all of it', () => {
    expect(readRoomDetail({ id: 'x' }, 5)).toEqual({
      ...{ id: 'x', friendlyUrl: null, description: '', privacy: null, defaultRole: null, roles: [] },
      ...{ breakoutsEnabled: false, breakouts: [], isLocked: false, isE2ee: false, expiresAt: null },
      fetchedAt: 5,
    })
  })

  test('may name its default role only', () => {
    const named = readRoomDetail({ ...detail, default_role: 'moderator' }, 5)
    expect(named?.defaultRole).toEqual({ id: 'r1', name: 'moderator', displayName: 'Moderators' })
    expect(readRoomDetail({ ...detail, default_role: 'unheard' }, 5)?.defaultRole?.name).toBe('unheard')
  })
})

describe('a participant', () => {
  test('who was there is read', () => {
    expect(
      readParticipant({
        ...{ id: 'p1', external_id: 'crm-1', session_id: 's', name: 'Jane', role: 'attendee', live: false },
        ...{ join_time: '2024-03-03 08:01:01', leave_time: '2024-03-03 08:11:01' },
      }),
    ).toEqual({
      ...{ id: 'p1', externalId: 'crm-1', name: 'Jane', role: 'attendee' },
      ...{ joinedAt: 1_709_452_861, leftAt: 1_709_453_461, isLive: false },
    })
  })

  test('may lack all but an id', () => {
    const nothing = { externalId: null, name: null, role: null, joinedAt: null, leftAt: null, isLive: true }
    expect(readParticipant({ id: 'p1' })).toEqual({ id: 'p1', ...nothing })
    expect(readParticipant({ id: 'p1', role: { name: 'attendee' } })?.role).toBe('attendee')
    expect(readParticipant({ name: 'Jane' })).toBeNull()
    expect(readParticipant(null)).toBeNull()
  })

  test.each([
    [{ live: true }, true, null],
    [{ live: '1', leave_time: '2024-03-03 08:11:01' }, true, null],
    [{ live: false }, false, null],
    [{ live: 0, leave_time: null }, false, null],
    [{ live: 'false', leave_time: 'gibberish' }, false, null],
    [{ live: false, leave_time: '2024-03-03 08:11:01' }, false, 1_709_453_461],
    [{ leave_time: '2024-03-03 08:11:01' }, false, 1_709_453_461],
    [{ live: 'gibberish', leave_time: 'gibberish' }, false, null],
    [{ leave_time: null }, true, null],
  ])('of %j is in the room: %j', (given, isLive, leftAt) => {
    expect(readParticipant({ id: 'p1', ...given })).toMatchObject({ isLive, leftAt })
  })

  test('has an external id that is whole or none: cut, it would be somebody else’s', () => {
    expect(readParticipant({ id: 'p1', external_id: 'x'.repeat(2000) })?.externalId).toHaveLength(2000)
    expect(readParticipant({ id: 'p1', external_id: 'x'.repeat(2001) })?.externalId).toBeNull()
  })
})

describe('who is in a room now', () => {
  const present = [{ id: 'p1', name: 'Jane' }, { id: 'p2', leave_time: 'gibberish' }, null]

  test.each([
    ['the room', { id: 'r', live_participants: present }],
    ['the room as data', { data: { live_participants: present } }],
    ['a list of it', { data: [{ live_participants: present }], total_count: 1 }],
  ])('is read from %s', (_, body) => {
    expect(readLive(body).map(({ id }) => id)).toEqual(['p1', 'p2'])
    expect(readLive(body).every(({ isLive, leftAt }) => isLive && leftAt === null)).toBe(true)
  })

  test.each([{ live_participants: [] }, { live_participants: null }, { data: [] }])(
    'is nobody in %j',
    (body) => expect(readLive(body)).toEqual([]),
  )

  test.each([{}, null, 'x', { live_participants: 3 }, { data: 3 }])('is not read from %j', (body) => {
    expect(() => readLive(body)).toThrow(expect.objectContaining({ code: 'platform-unavailable' }))
  })
})

test('whatever comes, what is read fits the product’s own shapes', () => {
  const value = fc.oneof(fc.jsonValue(), fc.string({ minLength: 1900, maxLength: 2200 }))
  const anything = fc.oneof(
    value,
    fc.record(
      Object.fromEntries(
        [
          ...Object.keys(detail),
          'name',
          'display_name',
          'external_id',
          'role',
          'join_time',
          'leave_time',
          'live',
        ].map((key) => [key, value]),
      ),
      { requiredKeys: [] },
    ),
  )
  const fits = (schema: { parse(value: unknown): unknown }, read: unknown) => {
    if (read !== null) expect(schema.parse(read)).toEqual(read)
  }
  fc.assert(
    fc.property(anything, (given) => {
      fits(roomSchema, readRoom(given))
      fits(roomDetailSchema, readRoomDetail(given, 5))
      fits(roleSchema, readRole(given))
      fits(participantSchema, readParticipant(given))
    }),
  )
})
