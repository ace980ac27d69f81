import type { Answer } from '../common/answers.ts'
import { decide, initialsOf } from './admission.ts'
import { join, replaceSameId } from './meetings.ts'
import { insidePage, namePage, noRoomPage, refusalPage, waitingPage } from './pages.ts'
import { findRoom, type State } from './state.ts'

/** Someone opens a room's address. */
export interface Visit {
  /** Id or friendly URL, as the path has it (vendor OpenAPI, "iframe integration"). */
  readonly roomName: string
  readonly query: URLSearchParams
  /** Epoch seconds. */
  readonly now: number
  /** The team setting that lets one external id in once at a time. */
  readonly singleSession: boolean
}

/**
 * `GET /{room}?token=`: the page of a guest, who then is in the room's meeting, or of a refusal. Which of two `token`
 * parameters counts is not documented; here the first does.
 */
export function visit(state: State, { roomName, query, now, singleSession }: Visit): Answer {
  const room = findRoom(state, roomName, now)
  if (!room) return noRoomPage()
  const token = query.get('token')
  const decision = decide(room, state.team, token, now)
  if ('refused' in decision) return refusalPage(decision.refused)
  const { invited } = decision
  // What is typed counts only where the token has no name.
  const name = invited.name ?? (query.get('name')?.trim() || null)
  if (name === null) return namePage(room, invited, token)
  if (room.isLocked) return waitingPage(room, name)
  const { externalId, role } = invited
  if (singleSession && externalId !== null) replaceSameId(state, room, externalId, now)
  join(state, room, { name, externalId, role }, now)
  return insidePage(room, { ...invited, name, initials: invited.initials ?? initialsOf(name) })
}
