import { json } from '../../common/answers.ts'
import { notFound } from '../answers.ts'
import { listAnswer } from '../paging.ts'
import { findRoom, type Role, type Room, roomsAt, type Team } from '../state.ts'
import { isoTime, plainTime } from '../times.ts'
import type { Route } from './route.ts'

/** Rooms (https://docs.digitalsamba.com/reference/rest-api/rooms/list and vendor OpenAPI, rooms). */
export const roomRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/v1/rooms',
    answer({ query, state, now }) {
      const tag = query.get('tag')
      const rooms = roomsAt(state, now)
      return listAnswer(
        query,
        {},
        {
          items: tag === null ? rooms : rooms.filter((room) => room.tags.includes(tag)),
          keysOf: (room) => [room.id, room.friendlyUrl],
          show: (room) => shortRoom(room, state.team),
          countAs: 'string',
        },
      )
    },
  },
  {
    method: 'GET',
    path: '/api/v1/rooms/:',
    answer({ names: [name = ''], state, now }) {
      const room = findRoom(state, name, now)
      return room ? json(fullRoom(room, state.team)) : notFound('Room')
    },
  },
]

/** A room in a list: it has neither roles nor breakouts. */
function shortRoom(room: Room, team: Team) {
  return {
    id: room.id,
    description: room.description,
    topic: room.topic,
    friendly_url: room.friendlyUrl,
    privacy: room.privacy,
    external_id: room.externalId,
    max_participants: room.maxParticipants,
    language: room.language,
    room_url: `https://${team.domain}.digitalsamba.com/${room.friendlyUrl}`,
    created_at: isoTime(room.createdAt),
    updated_at: isoTime(room.updatedAt),
  }
}

function fullRoom(room: Room, team: Team) {
  return {
    ...shortRoom(room, team),
    default_role: named(room.defaultRole),
    roles: room.roles.map((role) => ({ ...named(role), allow_private_group_chat: false })),
    breakout_rooms_enabled: room.breakoutRoomsEnabled,
    breakouts: room.breakouts,
    is_locked: room.isLocked,
    e2ee_enabled: room.e2eeEnabled,
    join_screen_enabled: room.joinScreenEnabled,
    expires_at: room.expiresAt === null ? null : plainTime(room.expiresAt),
  }
}

function named(role: Role) {
  return { id: role.id, name: role.name, display_name: role.displayName }
}
