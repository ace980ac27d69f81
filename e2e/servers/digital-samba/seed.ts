import { randomUUID } from 'node:crypto'
import { join, leave } from './meetings.ts'
import { roles } from './seed-roles.ts'
import type { Room, State, Team } from './state.ts'

const day = 86_400
const presets = [roles.moderator, roles.speaker, roles.attendee]

/** A team that says of itself that it is for tests. */
export function testTeam(): Team {
  return {
    id: '11111111-2222-4333-8444-555555555555',
    domain: 'acme',
    developerKey: 'test-developer-key-not-a-real-one',
  }
}

/** A room as it is when nothing else is said: private, with the three preset roles. */
export function roomNamed(friendlyUrl: string, now: number, more: Partial<Room> = {}): Room {
  return {
    id: randomUUID(),
    friendlyUrl,
    description: friendlyUrl,
    topic: null,
    privacy: 'private',
    externalId: null,
    maxParticipants: 100,
    language: 'en',
    tags: [],
    createdAt: now,
    updatedAt: now,
    defaultRole: roles.attendee,
    roles: presets,
    breakoutRoomsEnabled: false,
    breakouts: [],
    isLocked: false,
    e2eeEnabled: false,
    joinScreenEnabled: true,
    expiresAt: null,
    ...more,
  }
}

/** The server's first state: six rooms, four roles, and one meeting of yesterday. `now` in epoch seconds. */
export function seededState(now: number): State {
  const rooms = namedRooms(now)
  const state: State = {
    team: testTeam(),
    roles: Object.values(roles),
    rooms,
    meetings: [],
    participants: [],
  }
  const [, allHands] = rooms
  if (allHands) meetYesterday(state, allHands, now)
  return state
}

/** Adds rooms and keeps the list in the order of creation. */
export function addRooms(state: State, rooms: readonly Room[]): void {
  state.rooms = [...state.rooms, ...rooms].sort((one, other) => one.createdAt - other.createdAt)
}

const subjects = ['Design review', 'Sales call', 'Stand-up', 'Interview', 'Training', 'Support desk']

/** So many more rooms, each a minute older than the next, all older than the seeded ones; they go on counting. */
export function manyRooms(state: State, count: number, now: number): Room[] {
  const already = state.rooms.filter((room) => room.friendlyUrl.startsWith('room-')).length
  return Array.from({ length: count }, (_, index) => {
    const ordinal = already + index + 1
    const number = String(ordinal).padStart(4, '0')
    return roomNamed(`room-${number}`, now - 90 * day - (count - index) * 60, {
      id: `00000000-0000-4000-8000-${ordinal.toString(16).padStart(12, '0')}`,
      description: `${subjects[index % subjects.length]} ${number}`,
      privacy: index % 5 === 0 ? 'public' : 'private',
      externalId: `EXT-${number}`,
    })
  })
}

function namedRooms(now: number): Room[] {
  const idOf = (number: number) => `aaaaaaaa-bbbb-4ccc-8ddd-00000000000${number}`
  const before = (days: number) => now - days * day
  return [
    roomNamed('product-demo', before(60), {
      id: idOf(1),
      description: 'Product demonstration for customers',
      topic: 'What is new this spring',
      externalId: 'crm-demo',
      tags: ['sales'],
    }),
    roomNamed('all-hands', before(50), {
      id: idOf(2),
      description: 'Everybody, on the first Monday of the month',
      privacy: 'public',
      maxParticipants: 500,
      roles: [...presets, roles.interpreter],
    }),
    roomNamed('board-room', before(40), {
      id: idOf(3),
      description: 'The board, end-to-end encrypted',
      defaultRole: roles.speaker,
      roles: [roles.moderator, roles.speaker],
      maxParticipants: 12,
      e2eeEnabled: true,
    }),
    roomNamed('workshop', before(30), {
      id: idOf(4),
      description: 'Workshop with two groups',
      tags: ['training'],
      roles: [...presets, roles.interpreter],
      breakoutRoomsEnabled: true,
      breakouts: [
        { id: 'bbbbbbbb-cccc-4ddd-8eee-000000000001', name: 'Breakout Room 1' },
        { id: 'bbbbbbbb-cccc-4ddd-8eee-000000000002', name: 'Breakout Room 2' },
      ],
    }),
    roomNamed('locked-room', before(20), {
      id: idOf(5),
      description: 'A moderator lets people in',
      isLocked: true,
    }),
    roomNamed('ends-soon', before(1), {
      id: idOf(6),
      description: 'Deleted in half an hour',
      expiresAt: now + 30 * 60,
    }),
  ]
}

function meetYesterday(state: State, room: Room, now: number): void {
  const start = now - day
  const people = [
    join(state, room, { name: 'Maria Lopez', externalId: 'crm-1001', role: roles.moderator }, start),
    join(state, room, { name: 'John Smith', externalId: 'crm-1002', role: roles.attendee }, start + 120),
  ]
  for (const one of people) leave(state, one, start + 1800)
}
