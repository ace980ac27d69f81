import type { Answer } from '../../common/answers.ts'
import { notFound, type Problems } from '../answers.ts'
import { readFilters } from '../filters.ts'
import { end, everIn, presentIn } from '../meetings.ts'
import { listAnswer } from '../paging.ts'
import { findRoom, isThere, type Meeting, type State } from '../state.ts'
import { microTime } from '../times.ts'
import type { Asked, Route } from './route.ts'

/** Sessions, which are meetings (vendor OpenAPI, sessions). */
export const sessionRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/v1/sessions', answer: (asked) => sessions(asked, null) },
  {
    method: 'GET',
    path: '/api/v1/rooms/:/sessions',
    answer(asked) {
      const room = findRoom(asked.state, asked.names[0] ?? '', asked.now)
      return room ? sessions(asked, room.id) : notFound('Room')
    },
  },
  { method: 'POST', path: '/api/v1/sessions/:/end', answer: endSession },
]

/** Ends a live session; what is answered, and that one that is over counts as none, is chosen here. */
function endSession({ names: [id], state, now }: Asked): Answer {
  const meeting = state.meetings.find((one) => one.id === id && one.endedAt === null)
  if (!meeting) return notFound('Live session')
  end(state, meeting, now)
  return { status: 204, headers: {}, body: '' }
}

function sessions({ query, state, now }: Asked, roomId: string | null): Answer {
  const problems: Problems = {}
  const filters = readFilters(query, problems)
  const wanted = roomId ?? filters.roomId
  return listAnswer(query, problems, {
    items: state.meetings.filter(
      (meeting) =>
        (wanted === null || meeting.room.id === wanted) &&
        (filters.live === null || filters.live === (meeting.endedAt === null)) &&
        filters.isInDays(meeting.startedAt),
    ),
    keysOf: (meeting) => [meeting.id],
    show: (meeting) => shown(state, meeting, now),
    countAs: 'string',
  })
}

/** `participants_live` is there while the session is live only; `end_time` of a live one is not documented. */
function shown(state: State, meeting: Meeting, now: number) {
  const isLive = meeting.endedAt === null
  return {
    id: meeting.id,
    start_time: microTime(meeting.startedAt),
    end_time: meeting.endedAt === null ? null : microTime(meeting.endedAt),
    room_id: meeting.room.id,
    room_external_id: meeting.room.externalId,
    description: meeting.room.description,
    friendly_url: meeting.room.friendlyUrl,
    room_is_deleted: !isThere(meeting.room, now),
    ...(isLive ? { participants_live: presentIn(state, meeting).length } : {}),
    participants_total: everIn(state, meeting).length,
    participants_max: meeting.most,
    live: isLive,
  }
}
