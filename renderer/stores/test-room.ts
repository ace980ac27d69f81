import type { RoomDetail } from '../../shared/schemas.ts'

/** A room for tests, as the platform gives it when asked. */
export function testRoom(over: Partial<RoomDetail> = {}): RoomDetail {
  const attendee = { id: 'role-1', name: 'attendee', displayName: 'Attendee' }
  return {
    id: '99999999-8888-4777-8666-555555555555',
    friendlyUrl: 'lobby',
    description: 'Where everybody waits',
    privacy: 'private',
    defaultRole: attendee,
    roles: [attendee, { id: 'role-2', name: 'moderator', displayName: 'Moderator' }],
    breakoutsEnabled: false,
    breakouts: [],
    isLocked: false,
    isE2ee: false,
    expiresAt: null,
    fetchedAt: 1_800_000_000,
    ...over,
  }
}
