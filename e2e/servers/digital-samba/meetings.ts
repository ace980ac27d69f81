import { randomUUID } from 'node:crypto'
import type { Meeting, Participant, Role, Room, State } from './state.ts'

/** Who comes in. */
export interface Guest {
  readonly name: string
  readonly externalId: string | null
  readonly role: Role
}

/** The room's live meeting, if there is one. */
export function liveMeeting(state: State, room: Room): Meeting | undefined {
  return state.meetings.find((meeting) => meeting.room.id === room.id && meeting.endedAt === null)
}

/** Who is in the meeting now, in the order of coming. */
export function presentIn(state: State, meeting: Meeting): readonly Participant[] {
  return state.participants.filter((one) => one.meeting === meeting && one.leftAt === null)
}

/** Everybody who was ever in the meeting. */
export function everIn(state: State, meeting: Meeting): readonly Participant[] {
  return state.participants.filter((one) => one.meeting === meeting)
}

/** Lets a guest in: into the room's live meeting, or a new one. */
export function join(state: State, room: Room, guest: Guest, now: number): Participant {
  const meeting = liveMeeting(state, room) ?? begin(state, room, now)
  const participant = { id: randomUUID(), meeting, ...guest, joinedAt: now, leftAt: null }
  state.participants.push(participant)
  meeting.most = Math.max(meeting.most, presentIn(state, meeting).length)
  return participant
}

/** Someone goes; the last one ends the meeting. */
export function leave(state: State, participant: Participant, now: number): void {
  if (participant.leftAt !== null) return
  participant.leftAt = now
  const { meeting } = participant
  if (presentIn(state, meeting).length === 0) meeting.endedAt = now
}

/** Ends a meeting, whoever is in it. */
export function end(state: State, meeting: Meeting, now: number): void {
  for (const one of presentIn(state, meeting)) one.leftAt = now
  meeting.endedAt ??= now
}

/**
 * Whoever is in the meeting under this external id goes: what the team setting "single session per external ID" does
 * at the second join (https://github.com/digitalsamba/embedded-api-mcp-server).
 */
export function replaceSameId(state: State, room: Room, externalId: string, now: number): void {
  const meeting = liveMeeting(state, room)
  if (!meeting) return
  // The meeting goes on: somebody comes in the same moment.
  for (const one of presentIn(state, meeting)) if (one.externalId === externalId) one.leftAt = now
}

function begin(state: State, room: Room, now: number): Meeting {
  const meeting: Meeting = { id: randomUUID(), room, startedAt: now, endedAt: null, most: 0 }
  state.meetings.push(meeting)
  return meeting
}
