import type { Answer } from '../../common/answers.ts'
import { notFound, type Problems } from '../answers.ts'
import { readFilters } from '../filters.ts'
import { listAnswer } from '../paging.ts'
import { findRoom, isThere, type Participant } from '../state.ts'
import { plainTime } from '../times.ts'
import type { Asked, Route } from './route.ts'

/** Which meeting or room the path names. */
interface Within {
  readonly roomId?: string
  readonly sessionId?: string
}

/** Everybody who came, now or before (vendor OpenAPI, participants). */
export const participantRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v1/participants', answer: (asked) => participants(asked, {}) },
  {
    method: 'GET',
    path: '/api/v1/rooms/:/participants',
    answer(asked) {
      const room = findRoom(asked.state, asked.names[0] ?? '', asked.now)
      return room ? participants(asked, { roomId: room.id }) : notFound('Room')
    },
  },
  {
    method: 'GET',
    path: '/api/v1/sessions/:/participants',
    answer(asked) {
      const meeting = asked.state.meetings.find(({ id }) => id === asked.names[0])
      return meeting ? participants(asked, { sessionId: meeting.id }) : notFound('Session')
    },
  },
]

function participants({ query, state, now }: Asked, within: Within): Answer {
  const problems: Problems = {}
  const filters = readFilters(query, problems)
  const roomId = within.roomId ?? filters.roomId
  const sessionId = within.sessionId ?? filters.sessionId
  return listAnswer(query, problems, {
    items: state.participants.filter(
      (one) =>
        (roomId === null || one.meeting.room.id === roomId) &&
        (sessionId === null || one.meeting.id === sessionId) &&
        (filters.live === null || filters.live === (one.leftAt === null)) &&
        filters.isInDays(one.joinedAt),
    ),
    keysOf: (one) => [one.id],
    show: (one) => shown(one, now),
    countAs: 'string',
  })
}

/** `external_id` is the token's `ud`; times are in UTC and name no zone. */
function shown(one: Participant, now: number) {
  const { room } = one.meeting
  return {
    id: one.id,
    external_id: one.externalId,
    session_id: one.meeting.id,
    room_id: room.id,
    room_external_id: room.externalId,
    room_is_deleted: !isThere(room, now),
    name: one.name,
    role: one.role.name,
    friendly_url: room.friendlyUrl,
    join_time: plainTime(one.joinedAt),
    leave_time: one.leftAt === null ? null : plainTime(one.leftAt),
    live: one.leftAt === null,
  }
}
