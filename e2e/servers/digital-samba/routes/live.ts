import { type Answer, json } from '../../common/answers.ts'
import { notFound } from '../answers.ts'
import { liveMeeting, presentIn } from '../meetings.ts'
import { listAnswer } from '../paging.ts'
import { findRoom, isThere, type Meeting, type Participant, type Room, type State } from '../state.ts'
import { microTime } from '../times.ts'
import type { Asked, Route } from './route.ts'

/** How those who are in are shown: their number, or each of them. */
type Present = (present: readonly Participant[]) => unknown

const counted: Present = (present) => present.length
const listed: Present = (present) =>
  present.map((one) => ({
    id: one.id,
    external_id: one.externalId,
    name: one.name,
    role: one.role.name,
    join_time: microTime(one.joinedAt),
  }))

/** Who is in which room now (vendor OpenAPI, live). The answer for one room is the object itself, without `data`. */
export const liveRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v1/rooms/live', answer: (asked) => liveRooms(asked, counted) },
  { method: 'GET', path: '/api/v1/rooms/live/participants', answer: (asked) => liveRooms(asked, listed) },
  { method: 'GET', path: '/api/v1/rooms/:/live', answer: (asked) => liveRoom(asked, counted) },
  { method: 'GET', path: '/api/v1/rooms/:/live/participants', answer: (asked) => liveRoom(asked, listed) },
]

function liveRooms({ query, state, now }: Asked, present: Present): Answer {
  return listAnswer(
    query,
    {},
    {
      items: state.meetings.filter((meeting) => meeting.endedAt === null && isThere(meeting.room, now)),
      keysOf: ({ room }) => [room.id, room.friendlyUrl],
      show: (meeting) => shown(state, meeting, present, now),
      countAs: 'number',
    },
  )
}

function liveRoom({ names: [name = ''], state, now, quietRoom }: Asked, present: Present): Answer {
  const room = findRoom(state, name, now)
  if (!room) return notFound('Room')
  const meeting = liveMeeting(state, room)
  if (meeting) return json(shown(state, meeting, present, now))
  return quietRoom === 'not-found' ? notFound('Live session') : json(quiet(room, present))
}

function shown(state: State, meeting: Meeting, present: Present, now: number) {
  return {
    id: meeting.room.id,
    external_id: meeting.room.externalId,
    start_time: microTime(meeting.startedAt),
    session_duration: now - meeting.startedAt,
    live_participants: present(presentIn(state, meeting)),
  }
}

function quiet(room: Room, present: Present) {
  return {
    id: room.id,
    external_id: room.externalId,
    start_time: null,
    session_duration: 0,
    live_participants: present([]),
  }
}
